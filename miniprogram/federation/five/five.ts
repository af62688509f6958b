import { dateOf } from '../../../domain/calendar-day'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import type { DemoCampaign } from '../../services/model'
import { newRequestId } from '../../services/random'
import { arrives, comeIn, entrance } from '../services/entrance'
import {
  type ApplicationShown,
  applicationShown,
  type CampaignShown,
  campaignShown,
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
  },
  found: [] as DemoCampaign[],
  orgId: '',
  intention: '',

  async enter() {
    await comeIn(
      this,
      async ({ orgId, level }) => {
        this.orgId = orgId
        const { campaigns, mayCreate } = await api.demonstration.campaigns({ orgId })
        this.found = campaigns
        const chosen = campaigns.find(({ campaignId }) => campaignId === this.data.chosen) ?? campaigns[0]
        this.setData({
          campaigns: campaigns.map(campaignShown),
          mayCreate: mayCreate && level === 'county',
          chosen: chosen?.campaignId ?? '',
          listed: true,
        })
        if (chosen) await this.list()
      },
      (office) => office.mayAppoint,
    )
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ chosen: String(event.currentTarget.dataset.id), rows: [], next: null })
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
    this.setData({ homeId: String(event.currentTarget.dataset.id), application: null, error: '' })
    void this.loadApplication()
  },

  async loadApplication() {
    const { homeId, chosen: campaignId } = this.data
    try {
      const application = await api.demonstration.application({ homeId, campaignId })
      if (homeId === this.data.homeId) this.setData({ application: applicationShown(application) })
    } catch (reason) {
      this.setData({ error: shown(reason).message })
    }
  },

  close() {
    this.setData({ homeId: '', application: null })
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
      error: '',
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

  type(event: WechatMiniprogram.CustomEvent<{ name: keyof Writing; value: string | number | boolean | null }>) {
    this.setData({ [`writing.${event.detail.name}`]: event.detail.value, error: '' })
  },

  stopWriting() {
    this.setData({ writing: null, error: '' })
  },

  async save() {
    const { writing, busy } = this.data
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
          ...{ orgId: this.orgId, campaignId: null, cutOff, approvalDocument: document === '' ? null : document },
          places: [{ orgId: this.orgId, places: places ?? 0 }],
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
