/** Great-circle arcs: do two of them meet, or does a point lie on one? Computed with unit vectors from the centre of the earth. */
import type { Position } from './sphere'

type Vector = readonly [number, number, number]

/** About 60 micrometres, in radians: what is nearer than this touches. */
const TOUCH = 1e-11

const radians = (degrees: number) => (degrees * Math.PI) / 180

function vector([longitude, latitude]: Position): Vector {
  const flat = Math.cos(radians(latitude))
  return [flat * Math.cos(radians(longitude)), flat * Math.sin(radians(longitude)), Math.sin(radians(latitude))]
}

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const size = (a: Vector) => Math.sqrt(dot(a, a))
const samePlace = (a: Vector, b: Vector) => size(cross(a, b)) <= TOUCH && dot(a, b) > 0

export type Arc = readonly [Position, Position]

/** Is the vector, which lies in the plane of the arc, between its ends? */
const between = (point: Vector, from: Vector, to: Vector, normal: Vector) =>
  dot(cross(from, point), normal) >= -TOUCH && dot(cross(point, to), normal) >= -TOUCH

function touches(point: Vector, from: Vector, to: Vector): boolean {
  if (samePlace(point, from) || samePlace(point, to)) return true
  const normal = cross(from, to)
  const length = size(normal)
  return length > TOUCH && Math.abs(dot(normal, point)) / length <= TOUCH && between(point, from, to, normal)
}

export const liesOn = (point: Position, [from, to]: Arc): boolean => touches(vector(point), vector(from), vector(to))

/** Do the arcs cross at a point that is inside both, not only touch? */
export function crosses([a, b]: Arc, [c, d]: Arc): boolean {
  const [from, to, start, end] = [vector(a), vector(b), vector(c), vector(d)]
  const [first, second] = [cross(from, to), cross(start, end)]
  const apart = (normal: Vector, x: Vector, y: Vector) => dot(normal, x) * dot(normal, y) < 0
  if (
    [start, end].some((point) => touches(point, from, to)) ||
    [from, to].some((point) => touches(point, start, end))
  ) {
    return false
  }
  if (!apart(first, start, end) || !apart(second, from, to)) return false
  const meeting = cross(first, second)
  const opposite: Vector = [-meeting[0], -meeting[1], -meeting[2]]
  return [meeting, opposite].some((point) => between(point, from, to, first) && between(point, start, end, second))
}

/** Do the arcs share any place? */
export const meet = (one: Arc, other: Arc): boolean =>
  other.some((end) => liesOn(end, one)) || one.some((end) => liesOn(end, other)) || crosses(one, other)
