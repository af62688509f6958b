/** What this gateway answers, by the tables that it answers from: the documentation is made of this list, so that it cannot say more or less. */
import { accumulators } from './aggregate/accumulators'
import { stageWorks } from './aggregate/pipeline'
import { expressionOperators } from './expression/expression'
import { queryOperators } from './query/filter'
import { schemaKeywords } from './query/schema'
import { type Refused, refusedByName } from './refused'
import { operators } from './update/operators'

export interface Supported {
  readonly queryOperators: readonly string[]
  readonly updateOperators: readonly string[]
  readonly stages: readonly string[]
  readonly accumulators: readonly string[]
  readonly expressions: readonly string[]
  readonly schemaKeywords: readonly string[]
  readonly variables: readonly string[]
  readonly values: readonly string[]
  readonly refused: readonly Refused[]
  /** Where the answer may differ from the cloud's, and how. */
  readonly approximate: readonly string[]
}

const inOrder = (names: Iterable<string>) => [...names].sort()

export const supported: Supported = {
  queryOperators: inOrder(queryOperators),
  updateOperators: inOrder([...operators.keys(), '$ (matched place)', '$[] (every place)']),
  stages: inOrder([...stageWorks.keys(), '$geoNear']),
  accumulators: inOrder(accumulators.keys()),
  expressions: inOrder([...expressionOperators.keys(), '$literal']),
  schemaKeywords: inOrder(schemaKeywords),
  variables: ['$$ROOT', '$$CURRENT', '$$NOW', '$$REMOVE'],
  values: [
    'null',
    'boolean',
    'number (int, long, double)',
    'string',
    'date',
    'ObjectId',
    'regular expression',
    'list',
    'object',
    'GeoJSON (Point, LineString, Polygon and their Multi forms)',
  ],
  refused: refusedByName,
  approximate: [
    'Numbers are those of JavaScript: whole numbers beyond 2^53 lose digits, and 2.0 is an int. The SDK sends them no other way.',
    'Decimal128, binary data, timestamps and other kinds of BSON that the SDK has no constructor for are refused by name.',
    'Regular expressions are those of JavaScript: forms that only PCRE knows are refused.',
    'Text orders by code point, as without a collation.',
    '2dsphere indexes take Points only; other shapes are found by a filter, where scans are allowed or another index bounds the query.',
    'Polygons that contain a pole are refused; distances are on a sphere of 6378.1 km, as in MongoDB.',
    '$dateFromString without a format reads ISO 8601 only.',
    'Sets come sorted, groups in the order in which they first appear, where MongoDB promises no order.',
    'The positional $ is refused when several conditions on one list match different elements: what MongoDB does then depends on its plan.',
    'arrayFilters are unknown to the SDK, so $[name] finds no filter, as in the cloud.',
    'A collection of the manifest refuses a query that no declared index serves; the cloud would scan.',
    'retentionDays is enforced only with a retentionField, within a minute of the movable clock; without one nothing expires.',
    'DATABASE_INVALID_OPERRATOR is the code for operators that are unknown or refused (list of error codes); messages after it are our own.',
  ],
}
