import type { NoticeKind } from '../../domain/notice'
import { dayWords } from './day-words'
import type { InboxEntry } from './model'
import { activityPath } from './way'

/** A message as she reads it: what happened, what she may want to do, and where a tap leads; no way where there is nothing to see. */
export interface NoticeWords {
  title: string
  note: string
  way: string
}

type About = InboxEntry['about']

/** One sentence for every kind, made here so that it reads the same everywhere; `now` says which day is today. */
export function noticeWords({ kind, about }: Pick<InboxEntry, 'kind' | 'about'>, now: Date): NoticeWords {
  const sentence: Sentence = (SENTENCES as Partial<Record<string, Sentence>>)[kind] ?? ofALaterVersion
  const [title, note = ''] = sentence(wordsOf(about, now))
  return { title, note, way: wayOf(kind, about) }
}

/** What sentences are made of; each says something whatever is missing. */
interface Words {
  /** 「端午包粽子」 */
  activity: string
  home: string
  /** 周六 19:00, or nothing. */
  at: string
  until: string
  who: string
  /** Where an application stands, and why. */
  standing: string
  why: string
}

function wordsOf({ title, homeName, at, until, name, standing, why }: About, now: Date): Words {
  return {
    activity: title ? `「${title}」` : '活动',
    home: homeName ?? '微家',
    at: at ? dayWords(at, now) : '',
    until: until ? dayWords(until, now) : '',
    who: name ?? '一位姐妹',
    standing: standing ?? '有了新进展',
    why: why ?? '',
  }
}

type Sentence = (words: Words) => [string, string?]

/** Phones run old versions for days: what they have no sentence for must not take the others from the list. */
const ofALaterVersion: Sentence = () => ['您有一条新消息', '这个版本还读不出来,关掉小程序再打开就好']

const SENTENCES: Record<NoticeKind, Sentence> = {
  promoted: ({ activity, until }) => [
    `轮到您了,${activity}有位子`,
    until ? `${until} 前点开说一声来不来,过后就让给下一位` : '点开说一声来不来',
  ],
  promotionLapsed: ({ activity }) => [`${activity}的位子让给下一位了`, '没等到您的回音。还想来,可以再排队'],
  seatCut: ({ activity }) => [`${activity}的位子少了,您排在候补第一批`, '有人不来,最先轮到您'],
  activityMoved: ({ activity, at }) => [
    `${activity}改了时间或地方`,
    at ? `现在是${at}。点开看看还来不来` : '点开看看还来不来',
  ],
  activityCancelled: ({ activity, at }) => [`${activity}不办了`, at ? `原来是${at},请不要白跑一趟` : '请不要白跑一趟'],
  signedUpByOther: ({ activity, who, at }) => [
    `${who}替您报了${activity}`,
    at ? `${at}。不去的话,点开取消` : '不去的话,点开取消',
  ],
  seatByLot: ({ activity, at }) => [`抽签抽中了您,${activity}有位子`, at && `${at},到时见`],
  noSeatByLot: ({ activity }) => [`${activity}这次没有抽中您`, '您在候补里,有人不来就轮到您'],
  checkInRevoked: ({ activity }) => [`${activity}的签到没有算上`, '不对的话,请和微家主人说一声'],
  thanks: ({ activity, home }) => [`谢谢您来${activity}`, `${home}给您留了一张感谢卡`],
  slotPlanned: ({ home, at }) => [`${home}排了您的值班`, at ? `最近一次是${at},来不来点开说一声` : '来不来点开说一声'],
  slotSoon: ({ home, at }) => [`快到您在${home}值班了`, at && `${at}。来不了就点开找人换`],
  slotNotOpened: ({ home }) => [`${home}到点了,门还没开`, '到了就点「开门」;来不了,请点开找人顶一下'],
  substituteWanted: ({ home, at }) => [
    `${home}还没人值班,您方便吗`,
    at ? `${at}。方便就点开说「我来顶」` : '方便就点开说「我来顶」',
  ],
  slotSubstituted: ({ home, who, at }) => [`${who}替您在${home}值了班`, at],
  swapAsked: ({ who, home, at, until }) => [
    `${who}想和您换${home}的值班`,
    [at, until && `${until} 前点开答复`].filter(Boolean).join('。'),
  ],
  swapAccepted: ({ who, at }) => [`${who}答应换班了`, at],
  swapDeclined: ({ who, at }) => [
    `${who}这次换不了班`,
    at ? `${at} 还是您来,或者再问问别人` : '这一班还是您来,或者再问问别人',
  ],
  swapExpired: ({ at }) => ['换班没等到回音', at ? `${at} 还是您来,或者再问问别人` : '这一班还是您来,或者再问问别人'],
  slotExempt: ({ home, at }) => [`${home}这一班不用值了`, at],
  absentThreeTimes: ({ home, who }) => [`${who}在${home}连着三次没来值班`, '打个电话问问,是不是家里有事'],
  pairingMissing: ({ home }) => [`${home}现在没有结对执委`, '请尽快安排一位'],
  photoRefused: ({ activity }) => [`${activity}有一张照片没有通过审核`, '换一张就行,别的照片都在'],
  demoMoved: ({ home, standing, why }) => [`${home}的示范申报:${standing}`, why || '点开看看走到哪一步了'],
  reviewCalled: ({ home }) => [`抽签抽到您去看${home}`, '点开先说一说有没有要回避的关系'],
  nameLow: ({ home }) => [`${home}连着两次自查不到 70 分`, '会有人来看看,先看看五有自查里缺什么'],
  dutyCall: () => ['值班:有事在等您', '马上点开看一看'],
  dutyPlace: () => ['值班:您的半小时有变动', '点开看一看'],
  textRefused: ({ activity }) => [`${activity}的文字没有通过审核`, '换个说法再发,您写的都在'],
}

/** What is done about these stands on the workbench of the home. */
const FOR_HOSTS: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['photoRefused', 'textRefused', 'absentThreeTimes'])

function wayOf(kind: NoticeKind, { activityId, homeId, planId, slotId }: About): string {
  if (kind === 'dutyPlace') return '/federation/help/duty'
  if (kind === 'reviewCalled') return '/federation/reviews/reviews'
  if (kind === 'demoMoved' || kind === 'nameLow') return homeId ? `/host/five/five?id=${homeId}` : ''
  if (kind === 'dutyCall') return '/federation/help/help'
  if (slotId || planId) return homeId ? `/host/rotation/rotation?id=${homeId}` : '/host/workbench/workbench'
  if (FOR_HOSTS.has(kind)) return '/host/workbench/workbench'
  if (activityId) return activityPath(activityId)
  return homeId ? `/pages/micro-home/micro-home?id=${homeId}` : ''
}
