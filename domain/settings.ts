/** Counties differ by settings (data, inherited down the tree), never by code (house, "One call"). */
export interface Settings {
  /** What a host is called here: 微家主人, 女主人 or 微家长 (glossary). */
  hostWord: string
  /** How far "near me" reaches, in kilometres. */
  nearbyRadiusKm: number
  /** The women's hotline and the hours it is staffed, as shown on 娘家人. */
  hotlineHours: string
  /** Whom a person may complain to about this service (投诉建议), a telephone number. */
  complaintPhone: string
  /** The letters before a plate number, of the county: LC. */
  plateCode: string
  /** Working days within which somebody takes a request for help in hand, and within which she hears what came of it (S13; the county's rule). */
  helpAcceptDays: number
  helpAnswerDays: number
  /** Days after its end that a request is kept before it is erased; reported ones are kept as the law says. */
  helpKeptDays: number
}

export type SettingKey = keyof Settings

export const DEFAULT_SETTINGS: Settings = {
  hostWord: '微家主人',
  nearbyRadiusKm: 30,
  hotlineHours: '周一至周五 8:30-11:30、14:30-17:30',
  complaintPhone: '12345',
  plateCode: 'WJ',
  helpAcceptDays: 2,
  helpAnswerDays: 15,
  helpKeptDays: 1095,
}

/** The settings in force at a place: defaults, then each place's own from the root down. */
export function inheritSettings(fromRootDown: readonly Partial<Settings>[]): Settings {
  return Object.assign({}, DEFAULT_SETTINGS, ...fromRootDown)
}
