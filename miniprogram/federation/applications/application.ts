import { homeStateLabel, isFinal } from '../../../domain/home-state-steps'
import {
  BUILD_MODE_LABELS,
  FOUNDER_KIND_LABELS,
  isPrivateVenue,
  MEMBER_LEVEL_LABELS,
  NEW_FIELD_LABELS,
  POSITIONING_LABELS,
  PRIMARY_TYPE_LABELS,
  SERVICE_LABELS,
  VENUE_KIND_LABELS,
} from '../../../domain/micro-home'
import { onWallClock } from '../../../domain/time'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import type { HomeApplication } from '../../services/model'
import { dial } from '../../services/phone'
import { newRequestId } from '../../services/random'
import { back, go } from '../../services/way'
import { tellRegister } from '../services/changed-homes'
import { comeIn, entrance, followWidth } from '../services/entrance'
import { buttonsOf, historyOf, LACKING, type StepButton, TONES } from './decision-words'

interface Line {
  label: string
  value: string
}
interface Group {
  title: string
  lines: Line[]
}

/** Where she came from, and goes back to. */
const WAYS = {
  todo: { active: 'applications', label: '待办' },
  register: { active: 'homes', label: '微家名册' },
} as const

/** One home on one page, from its application to its closing: what is known on the left, what the officer decides and arranges on the right. */
Page({
  data: {
    ...entrance(),
    homeId: '',
    loading: true,
    way: WAYS.todo as (typeof WAYS)[keyof typeof WAYS],
    state: 'submitted' as HomeApplication['state'],
    hasPaper: false,
    position: null as HomeApplication['told']['position'],
    openingPaper: false,
    lacks: { place: false, leadHost: false },
    name: '',
    place: '',
    stateWords: '',
    tone: 'sand',
    plate: '',
    phone: '',
    groups: [] as Group[],
    likes: [] as { id: string; words: string }[],
    missing: '',
    unsaid: '',
    buttons: [] as StepButton[],
    history: [] as ReturnType<typeof historyOf>,
    undoUntil: '',
    asked: null as StepButton | null,
    busy: false,
    problem: '',
    changed: '',
  },
  homeId: '',
  intention: '',
  /** She has gone to the home's record, and may have changed it. */
  away: false,

  onLoad(query: { home?: string; from?: string }) {
    this.homeId = query.home ?? ''
    this.setData({ homeId: this.homeId, way: query.from === 'register' ? WAYS.register : WAYS.todo })
    void this.enter()
  },

  onShow() {
    followLook(this)
    if (!this.away) return
    this.away = false
    void this.load()
  },

  onResize() {
    followWidth(this)
  },

  async enter() {
    await comeIn(this, () => this.load())
  },

  async load() {
    try {
      this.show(await api.home.application({ homeId: this.homeId }))
    } catch (reason) {
      this.setData({ loading: false, problem: shown(reason).message })
    }
  },

  show(application: HomeApplication) {
    const { told, state } = application
    const { missing } = application
    tellRegister({
      id: this.homeId,
      state,
      plateNumber: application.plateNumber,
      pairedMember: told.pairedMember?.name ?? null,
    })
    this.setData({
      loading: false,
      state,
      position: told.position,
      hasPaper: told.ownerConsent?.hasPaper === true,
      lacks: { place: missing.includes('place'), leadHost: missing.includes('leadHost') },
      name: told.name,
      place: told.ofUnit ? told.placeName : `${told.townshipName} · ${told.placeName}`,
      stateWords: homeStateLabel(state, told.ofUnit),
      tone: TONES[state],
      plate: application.plateNumber ?? '',
      phone: told.phone ?? '',
      groups: groupsOf(application),
      likes: application.likeThese.map(({ id, name, why }) => ({
        id,
        words: `${name}(${why.map((one) => WHY[one]).join('、')})`,
      })),
      missing: lacksWords(application),
      unsaid: application.source === 'phone' && !told.voluntary ? '她没有勾「自愿」' : '',
      buttons: buttonsOf(application),
      history: historyOf(application),
      undoUntil: application.undoUntil ? onWallClock(application.undoUntil).format('HH:mm') : '',
    })
  },

  press(event: WechatMiniprogram.TouchEvent) {
    const button = this.data.buttons[Number(event.currentTarget.dataset.index)]
    if (!button) return
    this.intention = ''
    this.setData({ problem: '', changed: '' })
    if (button.main) void this.decide(button, null)
    else this.setData({ asked: button })
  },

  stopAsking() {
    this.setData({ asked: null, problem: '' })
  },

  confirm(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    if (this.data.asked) void this.decide(this.data.asked, event.detail.reason)
  },

  async decide({ step, label }: StepButton, note: string | null) {
    await this.write(async (intention) => {
      const { plateNumber } = await api.home.decide(
        { homeId: this.homeId, step, seen: this.data.state, note },
        intention,
      )
      announce(step === 'record' && plateNumber ? `门牌号 ${plateNumber}` : `${label},办好了`)
    })
  },

  undo() {
    this.intention = ''
    void this.write(async (intention) => {
      await api.home.undo({ homeId: this.homeId }, intention)
      announce('撤销了')
    })
  },

  /** Does it, or tells why not; where somebody else was faster, with what stands now. */
  async write(work: (intention: string) => Promise<void>) {
    if (this.data.busy) return
    this.setData({ busy: true, problem: '', changed: '' })
    try {
      if (this.intention === '') this.intention = await newRequestId()
      await work(this.intention)
      this.intention = ''
      this.setData({ asked: null })
      await this.load()
    } catch (reason) {
      const { code, message } = shown(reason)
      if (code === 'CHANGED_MEANWHILE') {
        this.setData({ asked: null })
        await this.load()
        this.setData({ changed: `${message}现在是「${this.data.stateWords}」。` })
      } else this.setData({ problem: message })
    } finally {
      this.setData({ busy: false })
    }
  },

  /** A link that lives for a minute; that she looked is on record. */
  async openPaper() {
    if (this.data.openingPaper) return
    this.setData({ openingPaper: true, problem: '' })
    try {
      const { link } = await api.home.consentPaper({ homeId: this.homeId }, await newRequestId())
      wx.previewImage({ urls: [link] })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ openingPaper: false })
  },

  map() {
    const { position, name } = this.data
    if (position) wx.openLocation({ ...position, name, scale: 16 })
  },

  record() {
    this.away = true
    go(`/host/profile/profile?id=${this.homeId}`)
  },

  page() {
    go(`/pages/micro-home/micro-home?id=${this.homeId}`)
  },

  /** Somebody is beside the home now, or no longer: what it lacks is counted anew. */
  paired() {
    this.setData({ problem: '' })
    void this.load()
  },

  call() {
    if (this.data.phone) dial(this.data.phone)
  },

  other(event: WechatMiniprogram.TouchEvent) {
    go(`/federation/applications/application?home=${String(event.currentTarget.dataset.id)}`)
  },

  back() {
    back()
  },
})

const WHY = { name: '名字像', address: '地址一样', near: '就在旁边' } as const

/** What she told, in the order in which an officer asks. What nobody said says so. */
function groupsOf({ told, source }: HomeApplication): Group[] {
  const { ownerConsent: consent, pairedMember: paired } = told
  const line = (label: string, value: string | null | undefined): Line => ({ label, value: value || '没有写' })
  return [
    {
      title: '谁来办',
      lines: [
        line('微家主人', told.hostName),
        line('电话', told.phone),
        line('她是', told.founderKind && FOUNDER_KIND_LABELS[told.founderKind]),
        line('结对执委', paired ? `${paired.name}(${MEMBER_LEVEL_LABELS[paired.level]}级)` : '还没有'),
        line('自愿', source === 'phone' ? (told.voluntary ? '本人勾了自愿' : '没有勾') : '名册里来的'),
      ],
    },
    {
      title: '在哪里',
      lines: [
        line('场所', VENUE_KIND_LABELS[told.venueKind]),
        line('地址', isPrivateVenue(told.venueKind) ? `${told.address}(住家,对外只显示村社区)` : told.address),
        line('地图位置', told.position ? '定好了' : '还没定位'),
        line('场地同意', consentWords(consent)),
        line(
          '大小',
          [told.areaM2 && `${told.areaM2} 平方米`, told.seats && `坐 ${told.seats} 人`].filter(Boolean).join(','),
        ),
      ],
    },
    {
      title: '做什么',
      lines: [
        line('类型', PRIMARY_TYPE_LABELS[told.primaryType]),
        line('服务', told.services.map((one) => SERVICE_LABELS[one]).join('、')),
        line('开门', told.hoursText),
        line('建设方式', BUILD_MODE_LABELS[told.buildMode]),
        line('四新领域', told.newField ? NEW_FIELD_LABELS[told.newField] : '都不是'),
        line(
          '定位',
          told.positioning && [POSITIONING_LABELS[told.positioning], told.parentWomenHome].filter(Boolean).join(' · '),
        ),
      ],
    },
  ]
}

const BEFORE: Partial<Record<HomeApplication['state'], string>> = { active: '现在缺', suspended: '恢复以前还缺' }

/** What a home lacks and for what; nothing of one that is done with. */
function lacksWords({ missing, state }: HomeApplication): string {
  if (missing.length === 0 || isFinal(state)) return ''
  return `${BEFORE[state] ?? '发门牌号以前还缺'}:${missing.map((need) => LACKING[need]).join('、')}`
}

function consentWords(consent: HomeApplication['told']['ownerConsent']): string {
  if (consent === null) return ''
  if (consent.kind === 'own') return '自己的地方'
  const until = consent.until ? `到 ${consent.until}` : '没写期限'
  return `书面同意,${until}${consent.hasPaper ? ',有照片' : ',还没上传照片'}`
}
