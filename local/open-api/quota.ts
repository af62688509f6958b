import type { Clock } from '../clock'
import { WeChatRefusal } from './refusal'

export interface Limits {
  perMinute?: number
  perDay?: number
}

/** Counts the calls of one API by the minute and by the day, Beijing time, as one appId has them. */
export class Quota {
  private readonly counted = new Map<string, { period: number; calls: number }>()
  private limits: Limits | undefined

  constructor(private readonly clock: Clock) {}

  /** Puts other limits in the place of WeChat's, so that a test need not call 4000 times. */
  limit(limits: Limits): void {
    this.limits = limits
  }

  /** @throws WeChatRefusal 45011 or 45009 */
  take(usual: Limits): void {
    const { perMinute, perDay } = this.limits ?? usual
    const beijing = this.clock.now() + 8 * 3_600_000
    if (this.count('minute', Math.floor(beijing / 60_000)) > (perMinute ?? Number.POSITIVE_INFINITY)) {
      throw new WeChatRefusal(45011, 'api minute-quota reach limit, must slower, retry next minute')
    }
    if (this.count('day', Math.floor(beijing / 86_400_000)) > (perDay ?? Number.POSITIVE_INFINITY)) {
      throw new WeChatRefusal(45009, 'reach max api daily quota limit')
    }
  }

  private count(what: string, period: number): number {
    const known = this.counted.get(what)
    const calls = known?.period === period ? known.calls + 1 : 1
    this.counted.set(what, { period, calls })
    return calls
  }
}
