import type { Contract } from './action'

/** Every action of every part. */
type All<Parts extends readonly Contract[]> = Parts extends readonly [
  infer First,
  ...infer Rest extends readonly Contract[],
]
  ? First & All<Rest>
  : unknown

/**
 * The doors of one function, put together from one file for each thing that people do. Two parts with an action of one name would hide each other
 * without a word: that throws as soon as the contract is loaded.
 */
export function doors<const Parts extends readonly Contract[]>(...parts: Parts): All<Parts> {
  const names = parts.flatMap((part) => Object.keys(part))
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new Error(`two doors of one function are called ${twice}`)
  return Object.assign({}, ...parts) as All<Parts>
}
