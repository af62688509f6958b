/** What a veto does: the level stays 合格 at best, the home is 整改, or the review does not count (rubric §4). */
export const VETO_EFFECTS = ['blocksDemonstration', 'suspends', 'voidsReview'] as const
export type VetoEffect = (typeof VETO_EFFECTS)[number]

/** Days on end that the platform counts by itself, up to the cut-off. */
export const COUNTED_DAYS = ['withoutPairedMember', 'withoutKeptActivity', 'withoutLeadHost', 'withoutPlace'] as const
export type CountedDays = (typeof COUNTED_DAYS)[number]

export interface Veto {
  id: string
  name: string
  effect: VetoEffect
  /** Falls by itself from so many days on; without it people decide. */
  from?: { days: number; counted: CountedDays }
  /** Whoever has it may not apply for so many months. */
  barMonths?: number
}

/** The vetoes that fall by themselves, in the rubric's order. Days that were exempt are not counted by whoever counts (rubric §4, V2). */
export function automaticVetoes(vetoes: readonly Veto[], days: Readonly<Record<CountedDays, number>>): string[] {
  return vetoes.filter(({ from }) => from !== undefined && days[from.counted] >= from.days).map(({ id }) => id)
}

/** Those of the vetoes in `ids` that have an effect. @throws RangeError for an id that the rubric does not have. */
export function vetoesWith(effect: VetoEffect, vetoes: readonly Veto[], ids: readonly string[]): string[] {
  return ids.filter((id) => {
    const veto = vetoes.find((one) => one.id === id)
    if (!veto) throw new RangeError(`no such veto: ${id}`)
    return veto.effect === effect
  })
}
