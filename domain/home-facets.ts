import type { PrimaryType, Service } from './micro-home'

/** What a neighbour may ask a home to be, at once. */
export interface Facets {
  primaryType?: PrimaryType
  service?: Service
  stepFree?: true
}

/** Stands for "any". */
const ANY = '*'

/** The one key of a combination of wishes, such as `gridNeighbour|parenting|*`: one equality of an index, whatever is asked together. */
export function facetKey({ primaryType, service, stepFree }: Facets): string {
  return [primaryType ?? ANY, service ?? ANY, stepFree ? 'stepFree' : ANY].join('|')
}

/**
 * Every combination that a home meets, stored as `facets[]`: an index may run through one list only (house, "How data is kept" 6), so type,
 * services and step-free access share it. Three services make 8 keys, and 16 with step-free access.
 */
export function facetsOf(home: {
  primaryType: PrimaryType
  services: readonly Service[]
  stepFree?: boolean | undefined
}): string[] {
  const types = [undefined, home.primaryType]
  const services = [undefined, ...home.services]
  const steps = home.stepFree === true ? ([undefined, true] as const) : [undefined]
  return types.flatMap((primaryType) =>
    services.flatMap((service) =>
      steps.map((stepFree) =>
        facetKey({ ...(primaryType && { primaryType }), ...(service && { service }), ...(stepFree && { stepFree }) }),
      ),
    ),
  )
}
