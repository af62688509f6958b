import { MOST_RECORD_PHOTOS } from '../../../domain/activity-record'
import { dayWords } from '../../../domain/activity-share'
import { onWallClock } from '../../../domain/time'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { RecordDesk } from '../../services/model'
import { choosePictures, uploadPicture } from '../../services/picture'
import { newRequestId } from '../../services/random'
import { calledOf } from '../names'

/** Somebody who may be in a photo, as she is ticked. */
interface Face {
  id: string
  personId: string
  of: 'person' | 'children'
  label: string
  note: string
  /** Nobody may show her: then a photo with her is left out. */
  barred: boolean
  /** She has no phone and this host entered her: the host asks her and says so. */
  mayAsk: boolean
  ticked: boolean
}

const THANKS = '谢谢您来,下次还来坐坐。'

/** 活动记录: what happened, in a few words and up to nine photos; whoever came is thanked with it. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    title: '',
    onTime: '',
    written: 'none' as RecordDesk['written'],
    summary: '',
    thanks: THANKS,
    photos: [] as RecordDesk['photos'],
    waiting: 0,
    refused: [] as string[],
    takenDown: 0,
    room: MOST_RECORD_PHOTOS,
    faces: [] as Face[],
    /** Photos that were chosen and wait for a word who is in them, by their paths. */
    chosen: [] as string[],
    barred: false,
    /** Whom the host may have asked, among those who bar the photos. */
    toAsk: null as { personId: string; label: string } | null,
    sending: false,
    sendingWords: '',
    saving: false,
    error: '',
    problem: '',
  },
  activityId: '',
  desk: null as RecordDesk | null,
  intention: '',

  onLoad(query: { id?: string }) {
    this.activityId = query.id ?? ''
    void this.load()
  },

  onShow() {
    followLook(this)
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    this.setData({ failure: null })
    try {
      const desk = await api.activity.recordDesk({ activityId: this.activityId })
      const isFirst = this.desk === null
      this.desk = desk
      this.showPictures(desk)
      const until = new Date(desk.onTimeUntil)
      this.setData({
        loading: false,
        title: desk.title,
        written: desk.written,
        onTime:
          until > new Date()
            ? `${dayWords(until)} ${onWallClock(until).format('HH:mm')} 前写好算及时`
            : '过了三天,会记成晚写的',
        ...(isFirst ? { summary: desk.summary, thanks: desk.written === 'none' ? THANKS : (desk.thanks ?? '') } : {}),
      })
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  showPictures(desk: RecordDesk) {
    this.setData({
      photos: desk.photos,
      waiting: desk.waiting.length,
      room: MOST_RECORD_PHOTOS - desk.photos.length - desk.waiting.length,
      refused: desk.refused.map(({ why }) =>
        why === 'unfit' ? '有一张没有通过微信的审核,换一张试试。' : '有一张等了一天没有审核结果,请再传一次。',
      ),
      takenDown: desk.takenDown,
    })
  },

  retry() {
    this.setData({ loading: true })
    void this.load()
  },

  change(event: WechatMiniprogram.CustomEvent<{ name: 'summary' | 'thanks'; value: string }>) {
    this.intention = ''
    this.setData({ [event.detail.name]: event.detail.value, error: '', problem: '' })
  },

  async choose() {
    const chosen = await choosePictures(this.data.room)
    if (chosen.length > 0) {
      this.setData({ chosen, problem: '' })
      this.showFaces(facesOf(this.desk?.people ?? []))
    }
  },

  tick(event: WechatMiniprogram.TouchEvent) {
    const at = Number(event.currentTarget.dataset.index)
    this.showFaces(this.data.faces.map((face, index) => (index === at ? { ...face, ticked: !face.ticked } : face)))
  },

  showFaces(faces: Face[]) {
    const barring = faces.filter(({ ticked, barred }) => ticked && barred)
    this.setData({ faces, barred: barring.length > 0, toAsk: barring.find(({ mayAsk }) => mayAsk) ?? null })
  },

  /** She has no phone; the host has asked her face to face, and is written down beside the answer. */
  async sheAgrees() {
    const { toAsk, sending } = this.data
    if (!toAsk || sending) return
    this.setData({ sending: true, problem: '' })
    try {
      const input = { activityId: this.activityId, agree: true, personId: toAsk.personId }
      await api.activity.agreeToPhotos(input, await newRequestId())
      await this.load()
      const ticked = new Set(this.data.faces.filter((face) => face.ticked).map(({ id }) => id))
      this.showFaces(facesOf(this.desk?.people ?? []).map((face) => ({ ...face, ticked: ticked.has(face.id) })))
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ sending: false })
  },

  stopChoosing() {
    if (!this.data.sending) this.setData({ chosen: [] })
  },

  async send() {
    const { chosen, faces, sending, barred } = this.data
    if (sending || barred) return
    this.setData({ sending: true, problem: '' })
    const ticked = (of: Face['of']) =>
      faces.filter((face) => face.of === of && face.ticked).map((face) => face.personId)
    const shows = { persons: ticked('person'), childrenOf: ticked('children') }
    try {
      for (const [at, path] of chosen.entries()) {
        this.setData({ sendingWords: `正在传第 ${at + 1} 张` })
        const fileId = await uploadPicture(path)
        await api.activity.addPhoto({ activityId: this.activityId, fileId, ...shows })
      }
      this.setData({ chosen: [] })
      announce('传好了,微信审核通过就能看到')
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ sending: false, sendingWords: '' })
    await this.load()
  },

  async takeDown(event: WechatMiniprogram.TouchEvent) {
    const photoId = String(event.currentTarget.dataset.id)
    if (!(await confirm('撤下这张照片', '撤下就看不到了,这里会留一句「有一张照片撤下了」。', '撤下'))) return
    try {
      await api.activity.takeDownPhoto({ activityId: this.activityId, photoId })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    await this.load()
  },

  async save() {
    const { summary, thanks, saving } = this.data
    if (saving) return
    if (summary.trim() === '') return this.setData({ error: '写一两句,哪怕「来了几位,做了什么」' })
    this.setData({ saving: true, problem: '', error: '' })
    try {
      if (this.intention === '') this.intention = await newRequestId()
      const words = thanks.trim() === '' ? null : thanks
      const { thanked } = await api.activity.saveRecord(
        { activityId: this.activityId, summary, thanks: words },
        this.intention,
      )
      this.setData({ saving: false })
      announce(thanked > 0 ? `记好了,谢过了 ${thanked} 位` : '记好了')
      await this.load()
    } catch (reason) {
      const { field, message } = shown(reason)
      this.setData({ saving: false, ...(field === 'summary' ? { error: message } : { problem: message }) })
    }
  },
})

/** Everybody with a place, and the children she brought, with what they agreed to. */
function facesOf(people: RecordDesk['people']): Face[] {
  const names = calledOf(people)
  return people.flatMap(({ personId, agreed, mayAsk, children, sticker }, i) => {
    const called = names[i] ?? ''
    const herself: Face = {
      ...{ id: personId, personId, of: 'person', label: called, ticked: false, barred: !agreed, mayAsk },
      note: agreed ? '同意上照片' : mayAsk ? '没有手机,当面问问她' : '还没同意',
    }
    if (children === 0) return [herself]
    const hers: Face = {
      ...{
        id: `${personId}-children`,
        personId,
        of: 'children',
        label: `${called}带的孩子`,
        ticked: false,
        barred: sticker,
        mayAsk: false,
      },
      note: sticker ? '黄贴,家长没同意' : '家长同意了',
    }
    return [herself, hers]
  })
}
