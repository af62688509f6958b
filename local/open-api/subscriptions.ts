import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/**
 * What a user answered to wx.requestSubscribeMessage. A one-time template gives one message for every acceptance, and
 * they add up; a long-term one ("always") is open until it is switched off; `off` is the switch in WeChat's settings.
 */
export type Choice = 'accept' | 'always' | 'reject' | 'off'

export const choices: readonly string[] = ['accept', 'always', 'reject', 'off'] satisfies Choice[]

/** How many messages of a template a user still lets through; -1 stands for a long-term template. Kept on the disk as WeChat keeps it. */
export class Subscriptions {
  private readonly left: Map<string, number>

  constructor(private readonly file: string) {
    const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>) : {}
    this.left = new Map(Object.entries(known))
  }

  choose(openid: string, templateId: string, choice: Choice): void {
    const key = keyOf(openid, templateId)
    const left = this.left.get(key) ?? 0
    if (choice === 'reject') return
    if (choice === 'off') this.left.delete(key)
    else if (choice === 'always') this.left.set(key, -1)
    else if (left >= 0) this.left.set(key, left + 1)
    this.save()
  }

  /** Uses one up; false when none is left. */
  take(openid: string, templateId: string): boolean {
    const key = keyOf(openid, templateId)
    const left = this.left.get(key) ?? 0
    if (left === 0) return false
    if (left > 0) {
      this.left.set(key, left - 1)
      this.save()
    }
    return true
  }

  all(): { openid: string; templateId: string; left: number | 'always' }[] {
    return [...this.left].map(([key, left]) => {
      const [openid = '', templateId = ''] = key.split(' ')
      return { openid, templateId, left: left < 0 ? 'always' : left }
    })
  }

  private save(): void {
    const fresh = `${this.file}.new`
    writeFileSync(fresh, JSON.stringify(Object.fromEntries(this.left)))
    renameSync(fresh, this.file)
  }
}

const keyOf = (openid: string, templateId: string) => `${openid} ${templateId}`
