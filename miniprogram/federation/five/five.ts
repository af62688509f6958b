import { dateOf } from '../../../domain/calendar-day'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import type { DemoCampaign } from '../../services/model'
import { newRequestId } from '../../services/random'
import { go } from '../../services/way'
import { arrives, comeIn, entrance } from '../services/entrance'
import {
  type ApplicationShown,
  applicationShown,
  type CampaignShown,
  campaignShown,
  type ObjectionShown,
  type OverviewShown,
  objectionShown,
  overviewShown,
  type RowShown,
  rowShown,
  type StepShown,
} from './rows'

/** A campaign as the county writes it. Places are one number for each township at first. */
interface Writing {
  name: string
  initiator: string
  approvalDocument: string
  opensOn: string
  closesOn: string
  cutOffMonth: string
  places: number | null
  isFirst: boolean
}

/** 示范创建: the county's campaigns, what homes sent in, and one application with everything that it is decided by. */
Page({
  ...arrives,
  data: {
    ...entrance(),
    mayCreate: false,
    campaigns: [] as CampaignShown[],
    chosen: '',
    /** The campaign of the list has its paper: homes can come to be named. */
    names: false,
    overview: null as OverviewShown | null,
    objections: null as ObjectionShown[] | null,
    rows: [] as RowShown[],
    next: null as string | null,
    listing: false,
    listed: false,
    problem: '',
    /** The home whose application is open. */
    homeId: '',
    application: null as ApplicationShown | null,
    asked: null as StepShown | null,
    busy: false,
    error: '',
    writing: null as Writing | null,
    /** The campaign that is changed; empty for a new one. */
    changing: '',
    /** Its days stand: homes are measured by them. */
    hasOpened: false,
  },
  found: [] as DemoCampaign[],
  orgId: '',
  intention: '',

  async enter() {
    await comeIn(
      this,
      async ({ orgId, level }) => {
        this.orgId = orgId
        const [{ campaigns, mayCreate }, overview] = await Promise.all([
          api.demonstration.campaigns({ orgId }),
          api.demonstration.overview({ orgId }),
        ])
        this.found = campaigns
        const chosen = campaigns.find(({ campaignId }) => campaignId === this.data.chosen) ?? campaigns[0]
        this.setData({
          campaigns: campaigns.map(campaignShown),
          mayCreate: mayCreate && level === 'county',
          chosen: chosen?.campaignId ?? '',
          names: (chosen?.approvalDocument ?? null) !== null,
          overview: overviewShown(overview),
          listed: true,
        })
        if (chosen) await this.list()
      },
      (office) => office.mayAppoint,
    )
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const chosen = String(event.currentTarget.dataset.id)
    const names = this.data.campaigns.find(({ id }) => id === chosen)?.names ?? false
    this.setData({ chosen, names, rows: [], next: null })
    void this.list()
  },

  async list() {
    const { chosen } = this.data
    this.setData({ listing: true, problem: '' })
    try {
      const { applications, next } = await api.demonstration.applications({ orgId: this.orgId, campaignId: chosen })
      if (chosen === this.data.chosen) this.setData({ rows: applications.map(rowShown), next })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ listing: false })
  },

  async more() {
    const { chosen: campaignId, next, rows } = this.data
    if (next === null) return
    try {
      const page = await api.demonstration.applications({ orgId: this.orgId, campaignId, after: next })
      this.setData({ rows: [...rows, ...page.applications.map(rowShown)], next: page.next })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  open(event: WechatMiniprogram.TouchEvent) {
    this.setData({ homeId: String(event.currentTarget.dataset.id), application: null, objections: null, error: '' })
    void this.loadApplication()
  },

  async loadApplication() {
    const { homeId, chosen: campaignId } = this.data
    try {
      const application = await api.demonstration.application({ homeId, campaignId })
      if (homeId !== this.data.homeId) return
      this.setData({ application: applicationShown(application) })
      if (application.objections.all > 0) await this.loadObjections()
    } catch (reason) {
      this.setData({ error: shown(reason).message })
    }
  },

  async loadObjections() {
    const { homeId, chosen: campaignId } = this.data
    const { objections } = await api.demonstration.objections({ homeId, campaignId })
    if (homeId === this.data.homeId) this.setData({ objections: objections.map(objectionShown) })
  },

  proof() {
    const { homeId, chosen } = this.data
    go(`/host/five/proof?id=${homeId}&campaign=${chosen}`)
  },

  honours() {
    go(`/pages/honours/honours?id=${this.data.chosen}`)
  },

  close() {
    this.setData({ homeId: '', application: null, objections: null })
  },

  ask(event: WechatMiniprogram.TouchEvent) {
    const asked = this.data.application?.may.find(({ id }) => id === event.currentTarget.dataset.id) ?? null
    this.intention = ''
    this.setData({ asked, error: '' })
  },

  stop() {
    this.setData({ asked: null, error: '' })
  },

  async take(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { asked, homeId, chosen: campaignId, busy } = this.data
    if (!asked || busy) return
    const reason = event.detail.reason === '' ? null : event.detail.reason
    await this.act(async () => {
      await api.demonstration.takeStep({ homeId, campaignId, step: asked.id, reason }, this.intention)
      this.setData({ asked: null })
    })
  },

  async draw() {
    const { homeId, chosen: campaignId, busy } = this.data
    if (busy) return
    this.intention = ''
    await this.act(async () => {
      const { reviewers, backups } = await api.demonstration.drawReviewers({ homeId, campaignId }, this.intention)
      announce(`抽到 ${[...reviewers, ...backups].join('、')}`)
    })
  },

  /** Does something to the open application, and shows how it stands afterwards. */
  async act(work: () => Promise<void>) {
    this.setData({ busy: true, error: '' })
    try {
      this.intention ||= await newRequestId()
      await work()
      this.intention = ''
      await this.loadApplication()
      await this.list()
    } catch (reason) {
      this.setData({ error: shown(reason).message })
    }
    this.setData({ busy: false })
  },

  write() {
    this.intention = ''
    const { office } = this.data
    const year = dateOf(new Date()).slice(0, 4)
    this.setData({
      ...{ error: '', changing: '', hasOpened: false },
      writing: {
        name: `${year} 年“五有”示范微家`,
        initiator: office?.orgName ?? '',
        approvalDocument: '',
        opensOn: '',
        closesOn: '',
        cutOffMonth: '',
        places: 3,
        isFirst: true,
      },
    })
  },

  /** What stands, to be changed: everything before it opens, then the paper, the places and the last day of applying. */
  change() {
    const campaign = this.found.find(({ campaignId }) => campaignId === this.data.chosen)
    if (!campaign) return
    this.intention = ''
    const { campaignId, name, initiator, approvalDocument, opensOn, closesOn, cutOff, isFirst, places } = campaign
    this.setData({
      ...{ error: '', changing: campaignId, hasOpened: opensOn <= dateOf(new Date()) },
      writing: {
        ...{
          name,
          initiator,
          approvalDocument: approvalDocument ?? '',
          opensOn,
          closesOn,
          cutOffMonth: cutOff,
          isFirst,
        },
        places: places.reduce((sum, one) => sum + one.places, 0),
      },
    })
  },

  type(event: WechatMiniprogram.CustomEvent<{ name: keyof Writing; value: string | number | boolean | null }>) {
    this.setData({ [`writing.${event.detail.name}`]: event.detail.value, error: '' })
  },

  stopWriting() {
    this.setData({ writing: null, error: '' })
  },

  /** Places that were given to townships stay as they are while their sum does. */
  placesFor(sum: number | null) {
    const standing = this.found.find(({ campaignId }) => campaignId === this.data.changing)?.places ?? []
    const same = standing.length > 0 && standing.reduce((all, one) => all + one.places, 0) === sum
    return same ? standing : [{ orgId: this.orgId, places: sum ?? 0 }]
  },

  async save() {
    const { writing, busy, changing } = this.data
    if (!writing || busy) return
    if (writing.opensOn === '' || writing.closesOn === '' || writing.cutOffMonth === '')
      return this.setData({ error: '三个日子都选好,再发起。' })
    const { places, cutOffMonth, approvalDocument, ...told } = writing
    this.setData({ busy: true, error: '' })
    try {
      this.intention ||= await newRequestId()
      const document = approvalDocument.trim()
      const cutOff = `${cutOffMonth.slice(0, 7)}-01`
      const { campaignId } = await api.demonstration.saveCampaign(
        {
          ...told,
          ...{
            orgId: this.orgId,
            campaignId: changing || null,
            cutOff,
            approvalDocument: document === '' ? null : document,
          },
          places: this.placesFor(places),
        },
        this.intention,
      )
      this.intention = ''
      this.setData({ writing: null, chosen: campaignId })
      await this.enter()
    } catch (reason) {
      this.setData({ error: shown(reason).message })
    }
    this.setData({ busy: false })
  },
})
