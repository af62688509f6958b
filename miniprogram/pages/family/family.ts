import {
  AGE_BAND_LABELS,
  AGE_BANDS,
  type AgeBand,
  CONSENT_TEXTS,
  type ConsentPurpose,
  KIN_LABELS,
  KINS,
  type Kin,
} from '../../../domain/family'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { invitationCard, type ShownCode, shownCode } from '../../services/invitation'
import { currentLook, followLook } from '../../services/look'
import type { Family } from '../../services/model'
import { newRequestId } from '../../services/random'

interface Child {
  id: string
  nickname: string
  note: string
  joins: boolean
  photo: boolean
}

const NEW_CHILD = { nickname: '', ageBand: '' as AgeBand | '', allergy: '', join: false, photo: false }
const NEW_ADULT = { name: '', kin: 'elder' as Kin, sixtyUp: true }

/** 家人和邻居: whom she signs up beside herself. A child is a nickname and a band of age; a neighbour needs no phone. */
Page({
  data: {
    look: currentLook(),
    children: [] as Child[],
    adults: [] as { personId: string; name: string; note: string }[],
    sixtyUp: false,
    under18: false,
    code: null as ShownCode | null,
    loaded: false,
    failure: null as ShownFailure | null,
    sheet: '' as '' | 'child' | 'adult',
    child: NEW_CHILD,
    adult: NEW_ADULT,
    bands: AGE_BANDS.map((id) => ({ id, label: AGE_BAND_LABELS[id] })),
    kins: KINS.map((id) => ({ id, label: KIN_LABELS[id] })),
    joinText: CONSENT_TEXTS.join.text,
    photoText: CONSENT_TEXTS.photo.text,
    busy: '',
    problem: '',
  },
  intentions: {} as Record<string, string>,

  onShow() {
    followLook(this)
    void this.load()
  },

  async load() {
    this.setData({ failure: null })
    try {
      this.show(await api.member.family({}))
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
  },

  show({ lines, adults, sixtyUp, under18 }: Family) {
    const isIn = (line: Family['lines'][number], purpose: ConsentPurpose): boolean =>
      line.consents.some((each) => each.purpose === purpose && each.withdrawnAt === null)
    this.setData({
      loaded: true,
      sixtyUp,
      under18,
      children: lines.map((line) => ({
        id: line.id,
        nickname: line.nickname,
        note: `${AGE_BAND_LABELS[line.ageBand]}${line.allergy ? `,${line.allergy}过敏` : ''}`,
        joins: isIn(line, 'join'),
        photo: isIn(line, 'photo'),
      })),
      adults: adults.map(({ personId, name, kin, sixtyUp: old }) => ({
        personId,
        name,
        note: `${KIN_LABELS[kin]}${old ? ',60 岁以上' : ''}`,
      })),
    })
  },

  newChild() {
    this.setData({ sheet: 'child', child: NEW_CHILD, problem: '' })
  },

  newAdult() {
    this.setData({ sheet: 'adult', adult: NEW_ADULT, problem: '' })
  },

  closeSheet() {
    this.setData({ sheet: '', problem: '' })
  },

  changeChild(event: WechatMiniprogram.CustomEvent<{ name: string; value: unknown }>) {
    this.setData({ [`child.${event.detail.name}`]: event.detail.value, problem: '' })
  },

  changeAdult(event: WechatMiniprogram.CustomEvent<{ name: string; value: unknown }>) {
    this.setData({ [`adult.${event.detail.name}`]: event.detail.value, problem: '' })
  },

  saveChild() {
    const { nickname, ageBand, allergy, join, photo } = this.data.child
    if (nickname.trim() === '' || ageBand === '') return this.setData({ problem: '写上小名,选一下年龄段。' })
    if (!join) return this.setData({ problem: '要监护人同意,孩子才能参加。' })
    const words = { nickname, ageBand, allergy: allergy.trim() === '' ? null : allergy }
    const versions = { join: CONSENT_TEXTS.join.version, photo: photo ? CONSENT_TEXTS.photo.version : null }
    return this.act(`child ${nickname} ${ageBand}`, 'sheet', (intention: string) =>
      api.member.addChild({ ...words, ...versions }, intention),
    )
  },

  saveAdult() {
    const { name, kin, sixtyUp } = this.data.adult
    if (name.trim() === '') return this.setData({ problem: '写上怎么称呼她。' })
    return this.act(`adult ${name} ${kin}`, 'sheet', (intention: string) =>
      api.member.rememberAdult({ name, kin, sixtyUp }, intention),
    )
  },

  consent(event: WechatMiniprogram.CustomEvent<{ name: ConsentPurpose; value: boolean }>) {
    const lineId = String(event.currentTarget.dataset.id)
    const { name: purpose, value } = event.detail
    const version = value ? CONSENT_TEXTS[purpose].version : null
    void this.act(`consent ${lineId} ${purpose} ${value}`, lineId, (intention: string) =>
      api.member.consent({ lineId, purpose, version }, intention),
    )
  },

  async forgetChild(event: WechatMiniprogram.TouchEvent) {
    const child = this.data.children[Number(event.currentTarget.dataset.index)]
    if (!child || !(await confirm('不再记', `${child.nickname}的小名、年龄段和同意都会删掉。`, '删掉'))) return
    await this.act(`forget ${child.id}`, child.id, (intention: string) =>
      api.member.forgetChild({ lineId: child.id }, intention),
    )
  },

  async forgetAdult(event: WechatMiniprogram.TouchEvent) {
    const adult = this.data.adults[Number(event.currentTarget.dataset.index)]
    if (!adult || !(await confirm('不再替她报', `以后不替${adult.name}报名了。已经报上的还在。`, '不再记'))) return
    await this.act(`forget ${adult.personId}`, adult.personId, (intention: string) =>
      api.member.forgetAdult({ personId: adult.personId }, intention),
    )
  },

  tellAge(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    const sixtyUp = event.detail.value
    const under18 = this.data.under18 && !sixtyUp
    void this.act(`age ${sixtyUp}`, 'age', (intention: string) => api.member.tellAge({ sixtyUp, under18 }, intention))
  },

  tellYoung(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    const under18 = event.detail.value
    const sixtyUp = this.data.sixtyUp && !under18
    void this.act(`young ${under18}`, 'young', (intention: string) =>
      api.member.tellAge({ sixtyUp, under18 }, intention),
    )
  },

  /** A code for the child's other guardian: she enters it, agrees for herself, and signs the child up from her own phone. */
  async shareChild(event: WechatMiniprogram.TouchEvent) {
    const child = this.data.children[Number(event.currentTarget.dataset.index)]
    if (!child) return
    await this.act(`share ${child.id}`, child.id, async (intention: string) => {
      const made = await api.member.shareChild({ lineId: child.id }, intention)
      const note = '只给孩子的另一位监护人。她用了以后,也能替孩子报名,小名、年龄段和过敏她都看得到。'
      this.setData({ code: shownCode(made, `一起照看${child.nickname}`, note) })
    })
  },

  closeCode() {
    this.setData({ code: null })
  },

  onShareAppMessage() {
    const { code } = this.data
    return code === null ? { title: '身边有家', path: '/pages/home/home' } : invitationCard('一起照看孩子', code.code)
  },

  async act(intent: string, busy: string, work: (intention: string) => Promise<unknown>) {
    if (this.data.busy) return
    this.setData({ busy, problem: '' })
    try {
      this.intentions[intent] ??= await newRequestId()
      await work(this.intentions[intent])
      delete this.intentions[intent]
      this.setData({ sheet: '' })
      await this.load()
    } catch (reason) {
      const { message } = shown(reason)
      if (this.data.sheet) this.setData({ problem: message })
      else announce(message)
    }
    this.setData({ busy: '' })
  },

  retry() {
    void this.load()
  },
})
