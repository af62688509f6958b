const OWN_FIELDS = new Set(['_id', 'version', 'outbox'])

/**
 * What the SDK would send otherwise than written is refused before it is sent (research/cloudbase, "SDK quirks"): it drops empty objects,
 * turns comparisons with undefined into `{}`, and flattens nested objects into paths that may overlap.
 */
export function assertPatch(guard: Record<string, unknown>, patch: Record<string, unknown>): void {
  for (const [path, value] of [...Object.entries(guard), ...Object.entries(patch)]) assertValue(path, value)
  if ('_id' in guard) throw new TypeError('store: the id is given apart, not in the guard')
  const paths = Object.keys(patch)
  for (const path of paths) {
    if (OWN_FIELDS.has(path.split('.')[0] ?? '')) throw new TypeError(`store: ${path} is not yours to set`)
    const rival = paths.find((other) => other.startsWith(`${path}.`))
    if (rival !== undefined) throw new TypeError(`store: ${path} and ${rival} overlap`)
  }
}

function assertValue(path: string, value: unknown): void {
  if (value === undefined) throw new TypeError(`store: ${path} is undefined`)
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`store: ${path} is not a finite number`)
  if (value instanceof Date && Number.isNaN(value.getTime())) throw new TypeError(`store: ${path} is an invalid date`)
  if (Array.isArray(value)) {
    for (const [position, item] of value.entries()) assertValue(`${path}.${position}`, item)
    return
  }
  if (isCommand(value)) {
    for (const operand of operandsOf(value)) assertValue(path, operand)
    return
  }
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    const entries = Object.entries(value)
    if (entries.length === 0)
      throw new TypeError(`store: ${path} is an empty object, which the SDK drops; use command.set`)
    for (const [key, inner] of entries) assertValue(`${path}.${key}`, inner)
  }
}

/** Commands of @cloudbase/database carry an operator and its operands: a list, or for `pull` and `push({ each })` one object. */
function isCommand(value: unknown): value is { operator: string; operands: unknown } {
  return typeof value === 'object' && value !== null && 'operator' in value && 'operands' in value
}

function operandsOf({ operands }: { operator: string; operands: unknown }): unknown[] {
  return (Array.isArray(operands) ? operands : [operands]).filter(
    (operand) => !(typeof operand === 'object' && operand !== null && Object.keys(operand).length === 0),
  )
}
