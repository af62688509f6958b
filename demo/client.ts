import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Reply, SealedReply } from '../contract/envelope'
import type { ErrorReply } from '../contract/errors'
import { type Contracts, contracts } from '../contract/index'
import { boundRequest, replyWithin } from '../domain/sealed-call'
import { SEAL_RANDOM_BYTES, sealFor } from '../domain/sealing'

/**
 * A client of the service as a phone is one: it speaks through the contract, seals what must be sealed, and knows nothing else. The demo,
 * the tests and the scripts use it against the doors of the local CloudBase.
 */
export type FunctionName = keyof Contracts
export type ActionName<F extends FunctionName> = keyof Contracts[F] & string
type Shape<T, Side extends 'input' | 'output'> = T extends Record<Side, infer S extends z.ZodType> ? S : never
export type Input<F extends FunctionName, A extends ActionName<F>> = z.input<Shape<Contracts[F][A], 'input'>>
export type Output<F extends FunctionName, A extends ActionName<F>> = z.input<Shape<Contracts[F][A], 'output'>>

/** The version that this client reports; any version that is still served. */
const CLIENT_VERSION = 1

export interface PinnedKey {
  keyId: string
  publicKey: string
}

/** The service refused, with a code of the closed list. */
export class ServiceRefusal extends Error {
  constructor(
    readonly action: string,
    readonly reply: ErrorReply,
  ) {
    super(`${action}: ${reply.code}${reply.field ? ` (${reply.field})` : ''} ${reply.message}`)
    this.name = 'ServiceRefusal'
  }
}

/** The function itself did not answer (time-out, crash, fault). */
export class CallFailed extends Error {
  constructor(action: string, code: string, message: string) {
    super(`${action}: ${code} ${message}`)
    this.name = 'CallFailed'
  }
}

export interface Client {
  openid: string
  /** Calls an action; throws ServiceRefusal or CallFailed. Give the same requestId again to retry the same intention. */
  call<F extends FunctionName, A extends ActionName<F>>(
    fn: F,
    action: A,
    input: Input<F, A>,
    requestId?: string,
  ): Promise<Output<F, A>>
  /** The reply as it is, refusals too. */
  ask(fn: string, action: string, input: unknown, requestId?: string): Promise<Reply<unknown>>
  /** What wx.cloud.uploadFile does: puts a file below the caller's staging prefix and answers its file id. */
  upload(name: string, bytes: Uint8Array): Promise<string>
}

export interface ClientOptions {
  /** Told the platform's id of every invocation, under which the local CloudBase keeps what it cost. */
  onInvocation?(id: string): void
  /** The caller's tag, when it is known; else the client asks for it before its first sealed call. */
  callerTag?: string
}

export function client(
  url: string,
  openid: string,
  sealPublicKeys: readonly PinnedKey[],
  options: ClientOptions = {},
): Client {
  const self: Client = {
    openid,
    async call(fn, action, input, requestId) {
      const reply = await self.ask(fn, action, input, requestId)
      if (!reply.ok) throw new ServiceRefusal(`${fn}.${action}`, reply.error)
      return reply.data as Output<typeof fn, typeof action>
    },
    async ask(fn, action, input, requestId = newRequestId()) {
      const envelope = { action, requestId, version: CLIENT_VERSION }
      if (!isSealed(fn, action)) return (await invoke(fn, { ...envelope, input })) as Reply<unknown>
      const key = sealPublicKeys.at(-1)
      if (!key) throw new Error('no sealing key is pinned')
      const text = boundRequest({ action: `${fn}.${action}`, requestId, caller: await callerTag() }, input)
      const sealedCall = sealFor(key.keyId, key.publicKey, text, randomBytes(SEAL_RANDOM_BYTES))
      const answer = (await invoke(fn, { ...envelope, sealed: sealedCall.sealed })) as SealedReply
      if (!answer.ok) return answer
      const opened = replyWithin(sealedCall.open(answer.sealed), requestId)
      if (!opened) throw new CallFailed(`${fn}.${action}`, 'SEAL_BROKEN', 'the reply was not boxed for this call')
      return opened.reply as Reply<unknown>
    },
    async upload(name, bytes) {
      const cloudPath = encodeURIComponent(`staging/${openid}/${name}`)
      const response = await fetch(`${url}/local/upload?as=${encodeURIComponent(openid)}&cloudPath=${cloudPath}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: Uint8Array.from(bytes),
      })
      const answer = (await response.json()) as { fileID?: string; error?: { code: string; message: string } }
      if (!answer.fileID)
        throw new CallFailed('upload', answer.error?.code ?? String(response.status), answer.error?.message ?? '')
      return answer.fileID
    },
  }

  let knownTag = options.callerTag
  async function callerTag(): Promise<string> {
    knownTag ??= (await self.call('member', 'me', {})).callerTag
    return knownTag
  }

  async function invoke(name: string, event: unknown): Promise<unknown> {
    const response = await fetch(`${url}/local/call`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: openid, name, event }),
    })
    const answer = (await response.json()) as {
      requestId: string
      result?: unknown
      error?: { code: string; message: string }
    }
    options.onInvocation?.(answer.requestId)
    if (answer.error) throw new CallFailed(name, answer.error.code, answer.error.message)
    return answer.result
  }

  return self
}

function newRequestId(): string {
  return randomBytes(15).toString('base64url')
}

function isSealed(fn: string, action: string): boolean {
  const contract = (contracts as Record<string, Record<string, { sealed: boolean }>>)[fn]
  return contract?.[action]?.sealed === true
}
