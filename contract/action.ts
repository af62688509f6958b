import type { z } from 'zod'
import type { AccessRule } from './access'
import type { HoldsPrivate } from './private-field'

/** A read changes nothing; a write changes nothing twice for one requestId (house, "How data is kept" 3). */
export type Effect = 'read' | 'write'

/** One door between phone and cloud. */
export interface Action<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  R extends AccessRule = AccessRule,
> {
  /** What it does, for the page that lists who may do what. */
  summary: string
  access: R
  effect: Effect
  input: I
  output: O
  /** Input and reply travel boxed between an ephemeral phone key and the function's key. */
  sealed: boolean
}

interface Spec<I extends z.ZodType, O extends z.ZodType, R extends AccessRule> {
  summary: string
  access: R
  effect: Effect
  input: I
  output: O
}

type Sealing<I extends z.ZodType, O extends z.ZodType> = true extends
  | HoldsPrivate<z.output<I>>
  | HoldsPrivate<z.output<O>>
  ? { sealed: true }
  : { sealed?: never }

/** Declares an action. Without `access` it does not compile; with a private field it compiles only when `sealed: true`. */
export function action<I extends z.ZodType, O extends z.ZodType, R extends AccessRule>(
  spec: Spec<I, O, R> & Sealing<I, O>,
): Action<I, O, R> {
  return { ...spec, sealed: spec.sealed === true }
}

/** The actions of one cloud function, by name. */
export type Contract = Record<string, Action>

/** What a client may send for an action, before parsing. */
export type InputOf<A extends Action> = z.input<A['input']>
/** What a use case is given, after parsing. */
export type ParsedInputOf<A extends Action> = z.output<A['input']>
/** What a client receives. */
export type OutputOf<A extends Action> = z.input<A['output']>
