import { qrPicture } from '../../components/code-card/qr'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { PaperCard } from '../../services/model'
import { back } from '../../services/way'
import { calledOf } from '../names'
import { A4, CARDS_A_SHEET, type Card, drawSheet, type Pen } from './draw'

interface Choice {
  id: string
  label: string
}

/** 纸卡: for those on the roll who have no phone. Eight on a sheet of A4, kept as a picture to print. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    people: [] as Choice[],
    chosen: [] as string[],
    making: false,
    cards: [] as { name: string; picture: string }[],
    sheets: 0,
    saving: false,
    problem: '',
  },
  activityId: '',
  made: [] as Card[],

  onLoad(query: { id?: string }) {
    this.activityId = query.id ?? ''
    void this.load()
  },

  onShow() {
    followLook(this)
  },

  async load() {
    try {
      const { people } = await api.activity.rollOf({ activityId: this.activityId })
      const without = people.filter(({ onPaper }) => onPaper)
      const called = calledOf(without)
      const choices = without.map(({ personId }, i) => ({ id: personId, label: called[i] ?? '' }))
      this.setData({ loading: false, failure: null, people: choices, chosen: choices.slice(0, 50).map(({ id }) => id) })
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  retry() {
    this.setData({ loading: true })
    void this.load()
  },

  choose(event: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    this.setData({ chosen: event.detail.value, cards: [] })
  },

  async make() {
    const { chosen, making } = this.data
    if (making || chosen.length === 0) return
    this.setData({ making: true, problem: '' })
    try {
      const { cards } = await api.activity.cards({ activityId: this.activityId, personIds: chosen })
      this.made = cards.map(cardOf)
      this.setData({
        cards: this.made.map(({ name, text }) => ({ name, picture: qrPicture(text) })),
        sheets: Math.ceil(cards.length / CARDS_A_SHEET),
      })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ making: false })
  },

  /** Each sheet is drawn in turn and goes into the album, from where she prints it or sends it to a print shop. */
  async save() {
    if (this.data.saving) return
    this.setData({ saving: true, problem: '' })
    const done = await this.saveSheets()
    this.setData({ saving: false, problem: done ? '' : '没有存上。请在微信里允许存到相册,再点一次。' })
    if (done) announce(`存好了 ${this.data.sheets} 张,去相册里打印`)
  },

  async saveSheets(): Promise<boolean> {
    const canvas = await this.canvas()
    if (!canvas) return false
    for (let first = 0; first < this.made.length; first += CARDS_A_SHEET) {
      drawSheet(
        canvas.getContext('2d') as unknown as Pen,
        this.made.slice(first, first + CARDS_A_SHEET),
        '女人的家,就在身边',
      )
      if (!(await saved(canvas))) return false
    }
    return true
  },

  canvas(): Promise<WechatMiniprogram.Canvas | null> {
    return new Promise((resolve) => {
      wx.createSelectorQuery()
        .select('#sheet')
        .fields({ node: true })
        .exec(([found]: { node?: WechatMiniprogram.Canvas }[]) => {
          const canvas = found?.node
          if (canvas) {
            canvas.width = A4.width
            canvas.height = A4.height
          }
          resolve(canvas ?? null)
        })
    })
  },

  back() {
    back()
  },
})

const cardOf = ({ name, text }: PaperCard): Card => ({ name: name ?? '姐妹', text })

function saved(canvas: WechatMiniprogram.Canvas): Promise<boolean> {
  return new Promise((resolve) => {
    wx.canvasToTempFilePath({
      canvas,
      fileType: 'png',
      success: ({ tempFilePath }) =>
        wx.saveImageToPhotosAlbum({
          filePath: tempFilePath,
          success: () => resolve(true),
          fail: () => resolve(false),
        }),
      fail: () => resolve(false),
    })
  })
}
