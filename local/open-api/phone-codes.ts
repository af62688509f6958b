import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock'

const lifetimeMs = 5 * 60_000

interface PhoneNumber {
  openid: string
  phoneNumber: string
  /** When the user let it go, in ms since 1970. */
  at: number
}

/** The codes that `<button open-type="getPhoneNumber">` gives to the mini program: each good for one exchange, for five minutes. */
export class PhoneCodes {
  private readonly known = new Map<string, PhoneNumber>()

  constructor(private readonly clock: Clock) {}

  give(openid: string, phoneNumber: string): string {
    const code = randomBytes(32).toString('hex')
    this.known.set(code, { openid, phoneNumber, at: this.clock.now() })
    return code
  }

  /** Uses the code up; undefined when it is unknown, used, too old, or another user's. */
  take(code: string, openid: string | undefined): PhoneNumber | undefined {
    const found = this.known.get(code)
    if (!found || (openid !== undefined && openid !== found.openid)) return undefined
    this.known.delete(code)
    const age = this.clock.now() - found.at
    return age >= 0 && age <= lifetimeMs ? found : undefined
  }
}
