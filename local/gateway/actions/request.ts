/** The parts of a document action, read from its body. */
import { decode } from '../ejson'
import { type Doc, isDoc, type Value } from '../engine/value'
import type { Bindings } from '../expression/scope'
import { invalidParam, unsupported } from '../failure'
import type { Call } from '../wire/call'

const noServerDate = (): Date => {
  throw unsupported('a server date inside a transaction (the cloud is reported to refuse it too): use new Date()')
}

/** One EJSON object of the request. */
export function docOf(text: unknown, call: Call): Doc {
  const value = decode(text, call.body.transactionId === undefined ? call.serverDate : noServerDate)
  if (!isDoc(value)) throw invalidParam('expected an object')
  return value
}

export const queryOf = (call: Call): Doc =>
  call.body.query === undefined || call.body.query === '' ? {} : docOf(call.body.query, call)

/** A parameter of EJSON text that may be left out. */
export const ejsonOf = (name: string, call: Call): Value | undefined =>
  call.body[name] === undefined ? undefined : decode(call.body[name], call.serverDate)

export function wholeNumber(name: string, call: Call, otherwise: number): number {
  const value = call.body[name]
  if (value === undefined) return otherwise
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw invalidParam(`${name} must be a whole number from 0`)
  }
  return value
}

/** The transaction that the request belongs to, if it names one. */
export function transactionIdOf(call: Call): string | undefined {
  const id = call.body.transactionId
  if (id !== undefined && typeof id !== 'string') throw invalidParam('transactionId must be text')
  return id
}

/** `$$NOW` is one time for the whole request, that of the movable clock. */
export const bindingsOf = (call: Call): Bindings => ({ variables: {}, now: call.serverDate(0) })
