/** Runs an aggregation: its beginning is planned like a query, the rest works on the documents in memory. Unknown stages are refused by name. */
import { type Doc, isDoc, type Value } from '../engine/value'
import { invalidParam, requestFailed, unsupported } from '../failure'
import { readOrder, sortBy } from '../plan/order'
import { readFilter } from '../query/filter'
import { runStage } from './expressions'
import { bucket, group, sample } from './groups'
import { lookup } from './lookup'
import { sourceOf } from './source'
import { count, type Run, requireDoc, type Stage, stagesOf } from './stage'

/** Stages that mingo runs as MongoDB does. */
const trusted: ReadonlySet<string> = new Set([
  '$addFields',
  '$set',
  '$unset',
  '$project',
  '$unwind',
  '$replaceRoot',
  '$replaceWith',
])

function facets(value: Value, docs: readonly Doc[], run: Run): Doc[] {
  if (!isDoc(value)) throw requestFailed('$facet needs an object')
  const results = Object.entries(value).map(
    ([name, pipeline]) => [name, runStages(stagesOf(pipeline, `$facet.${name}`), docs, run)] as const,
  )
  return [Object.fromEntries(results)]
}

function counted(value: Value, docs: readonly Doc[]): Doc[] {
  if (typeof value !== 'string' || value === '' || value.startsWith('$'))
    throw requestFailed('$count needs the name of a field')
  return docs.length > 0 ? [{ [value]: docs.length }] : []
}

function runOne({ name, value }: Stage, docs: readonly Doc[], run: Run): readonly Doc[] {
  switch (name) {
    case '$match': {
      const filter = readFilter(requireDoc(value, name), run.variables)
      if (filter.near) throw requestFailed('$nearSphere is not allowed in $match: use $geoNear')
      return docs.filter(filter.matches)
    }
    case '$sort':
      return sortBy(docs, (doc) => doc, readOrder(value))
    case '$limit':
      return docs.slice(0, count(value, name, 1))
    case '$skip':
      return docs.slice(count(value, name, 0))
    case '$count':
      return counted(value, docs)
    case '$facet':
      return facets(value, docs, run)
    case '$lookup':
      return lookup(requireDoc(value, name), docs, run)
    case '$sample':
      return sample(value, docs)
    case '$bucket':
      return bucket(requireDoc(value, name), docs, run.variables)
    case '$group':
      return group(requireDoc(value, name), docs, run.variables)
    case '$sortByCount': {
      const counts = group({ _id: value, count: { $sum: 1 } }, docs, run.variables)
      return sortBy(counts, (doc) => doc, [{ path: 'count', direction: -1 }])
    }
    case '$geoNear':
      throw requestFailed('$geoNear is only valid as the first stage in a pipeline.')
    default:
      if (!trusted.has(name)) throw unsupported(`the aggregation stage ${name}`)
      return runStage(name, value, docs, run.variables)
  }
}

export function runStages(stages: readonly Stage[], docs: readonly Doc[], run: Run): Doc[] {
  return [...stages.reduce((found, stage) => runOne(stage, found, run), docs)]
}

/** The whole pipeline over a collection. */
export function runPipeline(collectionName: unknown, stages: readonly Stage[], run: Run): Doc[] {
  if (stages.length === 0) throw invalidParam('stages must not be empty')
  const source = sourceOf(run.database.collection(collectionName), stages, run)
  return runStages(source.rest, source.docs, run)
}
