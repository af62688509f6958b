import type { z } from 'zod'
import type { AccessRule } from '../access'
import type { Action, Effect } from '../action'
import { type Private, privateField } from '../private-field'

interface Spec<I extends z.ZodType, O extends z.ZodType, R extends AccessRule> {
  summary: string
  access: R
  effect: Effect
  input: I
  output: O
}

/**
 * An action about help: all that is asked and answered is private as a whole, and that it was asked as well, so every door of this function is
 * sealed, whichever fields pass through it (safety, "Help").
 */
export function secretAction<I extends z.ZodType, O extends z.ZodType, R extends AccessRule>(
  spec: Spec<I, O, R>,
): Action<z.ZodType<Private<z.output<I>>, z.input<I>>, z.ZodType<Private<z.output<O>>, z.input<O>>, R> {
  return { ...spec, input: privateField(spec.input), output: privateField(spec.output), sealed: true }
}
