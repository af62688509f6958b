import type { z } from 'zod'

/** Every schema inside a schema, itself included: what an object, a list, a union, a pipe or a wrapper holds. */
export function schemasIn(root: z.ZodType, seen = new Set<z.ZodType>()): Set<z.ZodType> {
  if (seen.has(root)) return seen
  seen.add(root)
  for (const part of partsOf(root)) schemasIn(part, seen)
  return seen
}

/** The names of an object's fields, at any depth. */
export function fieldNamesIn(root: z.ZodType): string[] {
  return [...schemasIn(root)].flatMap((schema) => Object.keys(definition(schema).shape ?? {}))
}

/** True for an object that lets fields through, or drops them silently, which it does not name. */
export function takesMore(schema: z.ZodType): boolean {
  const { type, shape, catchall } = definition(schema)
  if (shape === undefined) return ['any', 'unknown', 'record', 'map'].includes(String(type))
  return !isSchema(catchall) || definition(catchall).type !== 'never'
}

interface Definition {
  shape?: Record<string, z.ZodType>
}

function definition(schema: z.ZodType): Definition & Record<string, unknown> {
  return schema._zod.def as unknown as Definition & Record<string, unknown>
}

/** Whatever in a definition is a schema itself, so that a new kind of schema is walked too. */
function partsOf(schema: z.ZodType): z.ZodType[] {
  const { shape, ...rest } = definition(schema)
  return [...Object.values(shape ?? {}), ...Object.values(rest).flat()].filter(isSchema)
}

function isSchema(value: unknown): value is z.ZodType {
  return typeof value === 'object' && value !== null && '_zod' in value
}
