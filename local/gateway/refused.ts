/** What MongoDB has and this gateway refuses, each with the reason that its refusal tells. Names that are not listed are refused as unknown. */
import { type Failure, unsupported } from './failure'

export type RefusedKind = 'query operator' | 'aggregation stage' | 'expression'

export interface Refused {
  readonly kind: RefusedKind
  readonly names: readonly string[]
  readonly why: string
}

const later = 'it is newer than the MongoDB that the SDK was written for'

export const refusedByName: readonly Refused[] = [
  { kind: 'query operator', names: ['$text'], why: 'it needs a text index, which CloudBase does not offer' },
  { kind: 'query operator', names: ['$where'], why: 'it runs JavaScript inside the database' },
  {
    kind: 'query operator',
    names: ['$near', '$box', '$polygon', '$center'],
    why: 'it asks on a flat map: use $nearSphere or $geoWithin',
  },
  { kind: 'query operator', names: ['$comment'], why: 'nobody reads it here' },
  {
    kind: 'query operator',
    names: ['$bitsAllSet', '$bitsAnySet', '$bitsAllClear', '$bitsAnyClear'],
    why: 'the SDK has no command for it',
  },
  { kind: 'aggregation stage', names: ['$out', '$merge'], why: 'an aggregation does not write' },
  { kind: 'aggregation stage', names: ['$graphLookup', '$redact'], why: 'the SDK has no stage for it' },
  {
    kind: 'aggregation stage',
    names: ['$indexStats', '$collStats', '$currentOp', '$planCacheStats', '$listSessions'],
    why: 'it tells of a server that is not here',
  },
  {
    kind: 'aggregation stage',
    names: ['$setWindowFields', '$densify', '$fill', '$documents', '$search', '$vectorSearch'],
    why: later,
  },
  { kind: 'expression', names: ['$meta'], why: 'it needs a text index, which CloudBase does not offer' },
  { kind: 'expression', names: ['$function', '$accumulator'], why: 'it runs JavaScript inside the database' },
  {
    kind: 'expression',
    names: [
      '$regexMatch',
      '$regexFind',
      '$regexFindAll',
      '$replaceOne',
      '$replaceAll',
      '$dateAdd',
      '$dateSubtract',
      '$dateDiff',
      '$dateTrunc',
      '$getField',
      '$setField',
      '$sortArray',
      '$firstN',
      '$lastN',
      '$maxN',
      '$minN',
      '$rand',
      '$toDecimal',
      '$sin',
      '$cos',
      '$tan',
      '$binarySize',
      '$bsonSize',
      '$isNumber',
      '$first',
      '$last',
    ],
    why: later,
  },
]

const reasons = new Map(refusedByName.flatMap(({ kind, names, why }) => names.map((name) => [`${kind} ${name}`, why])))

/** The refusal of a name that MongoDB knows; undefined when it is not listed. */
export function refusalOf(kind: RefusedKind, name: string): Failure | undefined {
  const why = reasons.get(`${kind} ${name}`)
  return why === undefined ? undefined : unsupported(`the ${kind} ${name}: ${why}`)
}
