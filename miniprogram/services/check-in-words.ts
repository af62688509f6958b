import { CHECK_IN_FLAG_LABELS } from '../../domain/check-in'
import { onWallClock } from '../../domain/time'
import type { CheckedIn } from './model'

/** What she is told after her scan, in one large line and one that says what follows. */
export interface CheckInWords {
  title: string
  note: string
  good: boolean
}

export function checkInWords({ at, state, flags, again, walkIn }: CheckedIn): CheckInWords {
  const time = onWallClock(at).format('HH:mm')
  if (state === 'flagged') {
    const why = flags.map((flag) => CHECK_IN_FLAG_LABELS[flag]).join('、')
    return { title: `${time} 扫到了`, note: `${why},请主人当面点一下「核实」就算数。`, good: false }
  }
  if (again) return { title: `${time} 已经签到`, note: '再扫也是这一次,不会多记。', good: true }
  return { title: `${time} 签到好了`, note: walkIn ? '没有报名也欢迎,找个位子坐下吧。' : '快进去坐吧。', good: true }
}

/** 「服务了 1 小时 20 分钟」. */
export function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} 分钟`
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`
}
