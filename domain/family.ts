/** Ages of children as a band: more is not asked (S08). */
export const AGE_BANDS = ['3-6', '7-12', '13-17'] as const
export type AgeBand = (typeof AGE_BANDS)[number]
export const AGE_BAND_LABELS: Record<AgeBand, string> = {
  '3-6': '3 到 6 岁',
  '7-12': '7 到 12 岁',
  '13-17': '13 到 17 岁',
}

/** Who an adult is to the woman who signs her up. */
export const KINS = ['elder', 'family', 'neighbour'] as const
export type Kin = (typeof KINS)[number]
export const KIN_LABELS: Record<Kin, string> = { elder: '家里老人', family: '家人', neighbour: '邻居' }

export const MOST_LINES = 8
export const MOST_ADULTS = 12

/** A child is a line under its guardian, never an account (rules that bind 2). */
export interface ChildLine {
  nickname: string
  ageBand: AgeBand
  /** What the host must know at the table; only if the guardian says so. */
  allergy: string | null
}

/**
 * What a guardian agrees to, each purpose apart, each taken back by itself (rules that bind 1): that the child takes part, and that photographs may
 * show it.
 */
export const CONSENT_PURPOSES = ['join', 'photo'] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

/** The words that she agrees to; a change of words is a new version. */
export const CONSENT_TEXTS: Record<ConsentPurpose, { version: number; text: string }> = {
  join: {
    version: 2,
    text: '我是孩子的监护人,同意孩子跟我参加活动。小名、年龄段和过敏只给办活动的主人看,活动结束三天后她也看不到了。我随时可以收回,也可以删掉;一年没有来参加,自动删掉。',
  },
  photo: { version: 1, text: '我同意活动照片里出现孩子。不同意也能参加;收回以后,有孩子的照片 24 小时内撤下。' },
}

export interface Consent {
  version: number
  at: Date
  withdrawnAt?: Date
}
export type Consents = Partial<Record<ConsentPurpose, Consent>>

/** A line that came along to nothing for so long is forgotten, with its words and consents. */
export const LINE_KEPT_DAYS = 365

/** When a line was last needed: written down, agreed to or changed, or at an activity. */
export function lineUsedAt({ at, consents }: { at?: Date; consents: Consents }, came: readonly Date[]): Date {
  const agreed = Object.values(consents).flatMap((each) => (each ? [each.withdrawnAt ?? each.at] : []))
  return new Date(Math.max(0, ...[...(at ? [at] : []), ...agreed, ...came].map((moment) => moment.getTime())))
}

export function isGiven(consent: Consent | undefined): boolean {
  return consent !== undefined && consent.withdrawnAt === undefined
}

/**
 * Lines of different guardians that may be one child: the same nickname and band. The host is told and asks; nobody merges them (two girls may
 * both be 小宝).
 */
export function maybeSameChild<L extends { id: string; nickname: string; ageBand: AgeBand }>(
  lines: readonly L[],
): L[][] {
  const byLook = new Map<string, L[]>()
  for (const line of lines) {
    const look = `${line.nickname.replace(/\s/g, '')}\n${line.ageBand}`
    const alike = byLook.get(look) ?? []
    if (!alike.some(({ id }) => id === line.id)) byLook.set(look, [...alike, line])
  }
  return [...byLook.values()].filter((alike) => alike.length > 1)
}
