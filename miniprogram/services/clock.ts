import { onWallClock } from '../../domain/time'

/** Calls at once and then whenever the minute of the clock is another; returns how to stop. Also notices a clock that was moved. */
export function everyMinute(tell: (now: Date) => void): () => void {
  let minute = -1
  const look = (): void => {
    const now = new Date()
    const current = Math.floor(now.getTime() / 60_000)
    if (current === minute) return
    minute = current
    tell(now)
  }
  look()
  const timer = setInterval(look, 1000)
  return () => clearInterval(timer)
}

/** 早上好, 中午好, 下午好, 晚上好, by the wall clock of the county. */
export function greetingAt(now: Date): string {
  const hour = onWallClock(now).hour()
  if (hour < 5) return '夜深了'
  if (hour < 11) return '早上好'
  if (hour < 13) return '中午好'
  return hour < 18 ? '下午好' : '晚上好'
}

/** Tells the time once a second; returns how to stop. A phone in the background does not tell. */
export function everySecond(tell: (now: Date) => void): () => void {
  const timer = setInterval(() => tell(new Date()), 1000)
  return () => clearInterval(timer)
}

/** The day on the wall clock of the county, YYYY-MM-DD. */
export function dayOf(now: Date): string {
  return onWallClock(now).format('YYYY-MM-DD')
}
