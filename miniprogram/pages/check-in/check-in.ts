import { scannedCode } from '../../../domain/scanned-code'
import { onWallClock } from '../../../domain/time'
import { api } from '../../services/api'
import { type CheckInWords, checkInWords, minutesWords } from '../../services/check-in-words'
import { type ShownFailure, shown } from '../../services/failure'
import { scan } from '../../services/invitation'
import { currentLook, followLook } from '../../services/look'
import { newRequestId } from '../../services/random'
import { back, go, isFirstPage } from '../../services/way'

/**
 * 签到: she scans the code on the host's phone, from here or with WeChat's own scanner, which opens this page with the code's scene. It says the time, or
 * why not and what would help.
 */
Page({
  data: {
    look: currentLook(),
    working: false,
    done: null as CheckInWords | null,
    failure: null as ShownFailure | null,
    /** She comes for the first time, and has not said where she lives. */
    settling: false,
    /** What she scanned instead. */
    otherwise: '',
    mayLeave: false,
    left: '',
    way: false,
  },
  /** The activity from whose page she came; the one whose code she scanned. */
  expected: undefined as string | undefined,
  activityId: '',
  intention: '',
  /** What she scanned before she had said where she lives: taken once she has, if it still counts then. */
  scanned: '',

  onLoad(query: { id?: string; scene?: string }) {
    this.expected = query.id
    this.setData({ way: isFirstPage() })
    if (query.scene) void this.take(decodeURIComponent(query.scene))
  },

  onShow() {
    followLook(this)
    const { scanned } = this
    this.scanned = ''
    if (scanned !== '') void this.take(scanned)
  },

  async scan() {
    if (this.data.working) return
    if (this.data.settling) return go('/pages/village/village?for=settle')
    const text = await scan()
    if (text !== null) await this.take(text)
  },

  async take(code: string) {
    const other = OTHERWISE[scannedCode(code).kind]
    this.setData({ failure: null, settling: false, otherwise: other ?? '', done: null, mayLeave: false, left: '' })
    if (other !== undefined) return
    this.setData({ working: true })
    try {
      const expected = this.expected
      const checkedIn = await api.activity.checkIn({
        code,
        ...(expected === undefined ? {} : { activityId: expected }),
      })
      this.activityId = checkedIn.activityId
      this.setData({ done: checkInWords(checkedIn), mayLeave: checkedIn.state === 'valid' })
    } catch (reason) {
      const failure = shown(reason)
      const settling = failure.code === 'SIGN_IN_NEEDED'
      this.scanned = settling ? code : ''
      this.setData({ failure, settling })
    }
    this.setData({ working: false })
  },

  async leave() {
    if (this.data.working) return
    this.setData({ working: true, failure: null })
    try {
      this.intention ||= await newRequestId()
      const { out, minutes } = await api.activity.leave({ activityId: this.activityId }, this.intention)
      this.setData({ mayLeave: false, left: `${onWallClock(out).format('HH:mm')} 签退,这次 ${minutesWords(minutes)}` })
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
    this.setData({ working: false })
  },

  myCode() {
    go('/pages/my-code/my-code')
  },

  back() {
    back()
  },
})

const OTHERWISE: Record<ReturnType<typeof scannedCode>['kind'], string | undefined> = {
  checkIn: undefined,
  checkInScene: undefined,
  person: '这是姐妹自己的码,是给主人扫的。请扫主人手机上的签到码。',
  home: '这是微家门口的码,开门用的。请扫主人手机上的签到码。',
  invitation: '这是认领和邀请的编号。请到「我的」里的「认领和编号」用它。',
  unknown: '这不是签到码。请扫主人手机上大大的那个码。',
}
