import { isDoc, type Value } from '../engine/value'
import { requestFailed } from '../failure'
import { type Position, requirePoint } from './sphere'

/** "Nearest first": a point and how far from it, in metres. */
export interface Near {
  readonly path: string
  readonly point: Position
  readonly least: number
  readonly most: number
}

function metres(value: Value | undefined, name: string, otherwise: number): number {
  if (value === undefined) return otherwise
  if (typeof value !== 'number' || !(value >= 0)) throw requestFailed(`${name} must be a non-negative number`)
  return value
}

/** Reads the operand of `$nearSphere`. */
export function nearOf(path: string, operand: Value): Near {
  if (!isDoc(operand) || !isDoc(operand.$geometry)) throw requestFailed('$nearSphere needs a $geometry')
  return {
    path,
    point: requirePoint(operand.$geometry, '$nearSphere'),
    least: metres(operand.$minDistance, '$minDistance', 0),
    most: metres(operand.$maxDistance, '$maxDistance', Number.POSITIVE_INFINITY),
  }
}
