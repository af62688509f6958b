import type { z } from 'zod'

/**
 * Private = a phone, an exact private venue, a name joined to either, a secret (safety, "Every door"): platform logs keep requests and
 * return values, so an action whose schema holds a private field must be `sealed`, and `action()` refuses to compile otherwise.
 */
declare const privateMark: unique symbol
export type Private<T> = T & { readonly [privateMark]: true }

/** Marks a schema's value as private. The value itself is unchanged; a copy is marked, since others may use the schema openly. */
export function privateField<S extends z.ZodType>(schema: S): z.ZodType<Private<z.output<S>>, z.input<S>> {
  const marked = schema.clone()
  privateSchemas.add(marked)
  return marked as unknown as z.ZodType<Private<z.output<S>>, z.input<S>>
}

/** The schemas marked private, for the test that walks the contract. */
export const privateSchemas = new WeakSet<z.ZodType>()

/** True when a type holds a private value at any depth. */
export type HoldsPrivate<T> = T extends { readonly [privateMark]: true }
  ? true
  : T extends Date | string | number | boolean | null | undefined
    ? false
    : T extends readonly (infer Item)[]
      ? HoldsPrivate<Item>
      : T extends object
        ? true extends { [K in keyof T]-?: HoldsPrivate<T[K]> }[keyof T]
          ? true
          : false
        : false
