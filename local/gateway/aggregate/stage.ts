import type { Database } from '../engine/database'
import { type Doc, isArray, isDoc, type Value } from '../engine/value'
import type { Bindings } from '../expression/scope'
import { requestFailed } from '../failure'
import type { Meter } from '../geo/search'

export interface Stage {
  readonly name: string
  readonly value: Value
}

/** What every stage of one aggregation shares. */
export interface Run {
  readonly database: Database
  readonly meter: Meter
  readonly bindings: Bindings
  /** Runs a pipeline over a collection: what a lookup does. */
  pipeline(collectionName: string, stages: readonly Stage[], run: Run): Doc[]
  /** Runs stages over documents that are already there. */
  stages(stages: readonly Stage[], docs: readonly Doc[], run: Run): Doc[]
}

export function count(value: Value, name: string, least: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
    throw requestFailed(`${name} must be a whole number from ${least}`)
  }
  return value
}

export function requireDoc(value: Value | undefined, name: string): Doc {
  if (!isDoc(value)) throw requestFailed(`${name} needs an object`)
  return value
}

/** Reads `[{$match: …}, …]`, as pipelines inside a stage are written. */
export function stagesOf(value: Value | undefined, within: string): Stage[] {
  if (!isArray(value)) throw requestFailed(`the pipeline of ${within} must be a list`)
  return value.map((stage) => {
    const [entry, more] = isDoc(stage) ? Object.entries(stage) : []
    if (!entry || more) throw requestFailed('A pipeline stage specification object must contain exactly one field.')
    return { name: entry[0], value: entry[1] }
  })
}
