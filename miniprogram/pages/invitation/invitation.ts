import { AGE_BAND_LABELS, CONSENT_TEXTS } from '../../../domain/family'
import { ROLE_LABELS } from '../../../domain/role'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import { dayAndTime, dayOnly, placeWords } from '../../services/invitation'
import { currentLook, followLook } from '../../services/look'
import type { CodeDone, CodeFor } from '../../services/model'
import { newRequestId } from '../../services/random'
import { loadMe } from '../../services/session'
import { back, isFirstPage } from '../../services/way'

/** What a code offers, in words. */
interface Offer {
  kind: CodeFor['kind']
  title: string
  text: string
  /** The person to claim; empty otherwise. */
  person: string
  lines: string[]
  /** What the button says. */
  yes: string
}

/** 编号: what it is for, and one button to take it. Opened by a share card, a scan, or from 认领. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    first: false,
    offer: null as Offer | null,
    expires: '',
    needsName: false,
    name: '',
    nameMissing: '',
    /** Of a child's second guardian: her own consents. */
    consents: { join: false, photo: false },
    joinText: CONSENT_TEXTS.join.text,
    photoText: CONSENT_TEXTS.photo.text,
    taking: false,
    problem: '',
    done: '',
    doneNote: '',
    nextWord: '',
  },
  code: '',
  next: '',
  intention: '',

  onLoad(query: { code?: string }) {
    this.code = query.code ?? ''
    // A link that lost its code on the way: there she can scan it or type it.
    if (this.code === '') {
      wx.redirectTo({ url: '/pages/claim/claim' })
      return
    }
    this.setData({ first: isFirstPage() })
    void this.look()
  },

  onShow() {
    followLook(this)
  },

  async look() {
    this.setData({ loading: true, problem: '' })
    try {
      const told = await api.member.lookAtCode({ code: this.code })
      this.setData({
        loading: false,
        offer: offerOf(told.for),
        expires: `${dayAndTime(told.expiresAt)} 前有效,只能用一次`,
        needsName: told.needsName,
      })
    } catch (reason) {
      this.setData({ loading: false, problem: shown(reason).message })
    }
  },

  typeName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: event.detail.value, nameMissing: '' })
  },

  agree({ detail }: WechatMiniprogram.CustomEvent<{ name: 'join' | 'photo'; value: boolean }>) {
    this.setData({ [`consents.${detail.name}`]: detail.value, problem: '' })
  },

  async take() {
    const { needsName, name, taking, offer, consents } = this.data
    if (taking) return
    const guards = offer?.kind === 'guardian'
    if (guards && !consents.join) return this.setData({ problem: '要监护人同意,孩子才能参加。' })
    if (needsName && name.trim() === '') return this.setData({ nameMissing: '写一下怎么称呼您' })
    this.setData({ taking: true, problem: '' })
    try {
      if (this.intention === '') this.intention = await newRequestId()
      const { done } = await api.member.redeemCode(
        {
          code: this.code,
          ...(needsName ? { name: name.trim() } : {}),
          ...(guards ? { consents: versionsOf(consents) } : {}),
        },
        this.intention,
      )
      const { homes } = await loadMe()
      this.finish(done, homes.length > 0)
    } catch (reason) {
      this.setData({ taking: false, problem: shown(reason).message })
    }
  },

  finish(done: CodeDone, hosts: boolean) {
    const words = doneWords(done)
    const toMe = done.kind === 'officer' || done.kind === 'guardian' || !hosts
    this.next = toMe ? '/pages/me/me' : '/host/workbench/workbench'
    this.setData({
      taking: false,
      done: words.title,
      doneNote: words.note,
      nextWord: this.next === '/pages/me/me' ? '去「我的」看看' : '去我的微家',
    })
  },

  go() {
    if (this.next === '/pages/me/me') wx.switchTab({ url: this.next })
    else wx.redirectTo({ url: this.next })
  },

  home() {
    back()
  },
})

function offerOf(what: CodeFor): Offer {
  switch (what.kind) {
    case 'person':
      return {
        kind: what.kind,
        title: '名册里的这位是您吗',
        text: '认领以后,她名下的微家就归您自己打理。认错了,7 天里可以撤销。',
        person: what.name,
        lines: what.homes.map((home) => `${home.name} · ${home.villageName} · ${placeWords(home.as)}`),
        yes: '这就是我',
      }
    case 'host':
      return {
        kind: what.kind,
        title: `来「${what.homeName}」一起当主人`,
        text: `${what.invitedBy ?? '牵头的主人'}邀请您。名字会写在微家主页上,想不当了随时可以说。`,
        person: '',
        lines: [],
        yes: '我愿意',
      }
    case 'officer':
      return {
        kind: what.kind,
        title: `${what.orgName} · ${ROLE_LABELS[what.role]}`,
        text: `${what.invitedBy ?? '妇联干部'}邀请您。接受以后,等她见过您、确认是本人,职责才生效。`,
        person: '',
        lines: [what.until === null ? '没有定期限' : `到 ${dayOnly(what.until)} 为止`],
        yes: '接受',
      }
    case 'merge':
      return {
        kind: what.kind,
        title: '把两个微信号算作一个人',
        text: `「${what.name ?? '旧微信号'}」名下的微家,在这个微信号上也能打理。职责、求助和同意书都留在原来的号上,不会跟过来。7 天里可以撤销。`,
        person: '',
        lines: [],
        yes: '都是我的号',
      }
    case 'guardian':
      return {
        kind: what.kind,
        title: `一起照看${what.nickname}`,
        text: '您是孩子的监护人,才能替孩子报名。下面两样由您自己同意,随时可以收回。',
        person: '',
        lines: [`${what.nickname},${AGE_BAND_LABELS[what.ageBand]} · ${what.invitedBy ?? '另一位家长'}请您`],
        yes: '我是孩子的监护人',
      }
  }
}

function doneWords(done: CodeDone): { title: string; note: string } {
  switch (done.kind) {
    case 'person':
      return {
        title: '认领好了',
        note: `「${done.name}」就是您。认错了,${dayOnly(done.undoUntil)} 前可以在「认领」里撤销。`,
      }
    case 'host':
      return { title: `您是「${done.homeName}」的主人了`, note: '开门时间、邻居怎么找到您,都在我的微家里。' }
    case 'officer':
      return done.waits
        ? { title: '收到了', note: '请和邀请您的干部见一面,她确认以后,「我的」里就有妇联工作。' }
        : { title: '您已经有这份职责了', note: '不用再做什么。' }
    case 'guardian':
      return { title: '记在您的「家人」里了', note: '以后报名,点「替家人报」就能带上孩子。' }
    case 'merge':
      return { title: '两个号算一个人了', note: `不对的话,${dayOnly(done.undoUntil)} 前可以在「认领」里撤销。` }
  }
}

const versionsOf = ({ photo }: { photo: boolean }) => ({
  join: CONSENT_TEXTS.join.version,
  photo: photo ? CONSENT_TEXTS.photo.version : null,
})
