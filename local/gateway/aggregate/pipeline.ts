/** Runs an aggregation: its beginning is planned like a query, the rest works on the documents in memory. Unknown stages are refused by name. */
import { type Doc, isDoc, type Value } from '../engine/value'
import { readExpression } from '../expression/expression'
import { kindOf } from '../expression/scope'
import { requestFailed, unsupported } from '../failure'
import { readOrder, sortBy } from '../plan/order'
import { readFilter } from '../query/filter'
import { refusalOf } from '../refused'
import { bucket, bucketAuto } from './buckets'
import { group, sample, sortByCount } from './groups'
import { lookup } from './lookup'
import { addFields, project, unset } from './shape'
import { sourceOf } from './source'
import { count, type Run, requireDoc, type Stage, stagesOf } from './stage'
import { unwind } from './unwind'

type StageWork = (value: Value, docs: readonly Doc[], run: Run, name: string) => readonly Doc[]

/** Stages that may not stand inside `$facet`. */
const notInFacet: readonly string[] = ['$facet', '$geoNear', '$out', '$merge']

function facets(value: Value, docs: readonly Doc[], run: Run): Doc[] {
  if (!isDoc(value) || Object.keys(value).length === 0)
    throw requestFailed('the $facet specification must be a non-empty object')
  const results = Object.entries(value).map(([name, pipeline]) => {
    const stages = stagesOf(pipeline, `$facet.${name}`)
    const odd = stages.find((stage) => notInFacet.includes(stage.name))
    if (odd) throw requestFailed(`${odd.name} is not allowed to be used within a $facet stage`)
    return [name, runStages(stages, docs, run)] as const
  })
  return [Object.fromEntries(results)]
}

function counted(value: Value, docs: readonly Doc[]): Doc[] {
  if (typeof value !== 'string' || value === '') throw requestFailed('the count field must be a non-empty string')
  if (value.startsWith('$') || value.includes('.'))
    throw requestFailed("the count field cannot be a $-prefixed path and cannot contain '.'")
  return docs.length > 0 ? [{ [value]: docs.length }] : []
}

function matching(value: Value, docs: readonly Doc[], run: Run, name: string): readonly Doc[] {
  const filter = readFilter(requireDoc(value, name), run.bindings)
  if (filter.near) throw requestFailed('$nearSphere is not allowed in $match: use $geoNear')
  return docs.filter(filter.matches)
}

function rooted(newRoot: Value | undefined, docs: readonly Doc[], run: Run): Doc[] {
  if (newRoot === undefined) throw requestFailed('no newRoot specified for the $replaceRoot stage')
  const rootOf = readExpression(newRoot, run.bindings)
  return docs.map((doc) => {
    const root = rootOf(doc)
    if (!isDoc(root))
      throw requestFailed(
        `'newRoot' expression must evaluate to an object, but resulting value was of type ${kindOf(root)}`,
      )
    return root
  })
}

/** The documents, and after them those of another collection, through a pipeline of their own. */
function united(value: Value, docs: readonly Doc[], run: Run): Doc[] {
  const { coll, pipeline = [], ...others } = isDoc(value) ? value : { coll: value }
  const odd = Object.keys(others)[0]
  if (odd) throw requestFailed(`unknown argument to $unionWith: ${odd}`)
  if (typeof coll !== 'string') throw requestFailed('$unionWith needs the name of a collection')
  const outside: Run = { ...run, bindings: { ...run.bindings, variables: {} } }
  return [...docs, ...run.pipeline(coll, stagesOf(pipeline, '$unionWith'), outside)]
}

const fieldsAdded: StageWork = (value, docs, run, name) => docs.map(addFields(requireDoc(value, name), run.bindings))

/** Every stage by its own name; `$geoNear` is a source, and only valid first. */
export const stageWorks: ReadonlyMap<string, StageWork> = new Map<string, StageWork>([
  ['$addFields', fieldsAdded],
  ['$bucket', (value, docs, run, name) => bucket(requireDoc(value, name), docs, run.bindings)],
  ['$bucketAuto', (value, docs, run, name) => bucketAuto(requireDoc(value, name), docs, run.bindings)],
  ['$count', counted],
  ['$facet', facets],
  ['$group', (value, docs, run, name) => group(requireDoc(value, name), docs, run.bindings)],
  ['$limit', (value, docs, _, name) => docs.slice(0, count(value, name, 1))],
  ['$lookup', (value, docs, run, name) => lookup(requireDoc(value, name), docs, run)],
  ['$match', matching],
  ['$project', (value, docs, run, name) => docs.map(project(requireDoc(value, name), run.bindings))],
  ['$replaceRoot', (value, docs, run, name) => rooted(requireDoc(value, name).newRoot, docs, run)],
  ['$replaceWith', rooted],
  ['$sample', sample],
  ['$set', fieldsAdded],
  ['$skip', (value, docs, _, name) => docs.slice(count(value, name, 0))],
  ['$sort', (value, docs) => sortBy(docs, (doc) => doc, readOrder(value))],
  ['$sortByCount', (value, docs, run) => sortByCount(value, docs, run.bindings)],
  ['$unionWith', united],
  ['$unset', (value, docs) => docs.map(unset(value))],
  ['$unwind', unwind],
])

function runOne({ name, value }: Stage, docs: readonly Doc[], run: Run): readonly Doc[] {
  if (name === '$geoNear') throw requestFailed('$geoNear is only valid as the first stage in a pipeline.')
  const work = stageWorks.get(name)
  if (!work) throw refusalOf('aggregation stage', name) ?? unsupported(`the aggregation stage ${name}`)
  return work(value, docs, run, name)
}

export function runStages(stages: readonly Stage[], docs: readonly Doc[], run: Run): Doc[] {
  return [...stages.reduce((found, stage) => runOne(stage, found, run), docs)]
}

/** The whole pipeline over a collection. */
export function runPipeline(collectionName: unknown, stages: readonly Stage[], run: Run): Doc[] {
  const collection = run.database.collection(collectionName)
  const source = sourceOf(collection, stages, run)
  return runStages(source.rest, source.docs, run)
}
