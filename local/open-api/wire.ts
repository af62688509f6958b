/**
 * Open API calls on the wire, as wx-server-sdk 4.0.2 writes them (its src/protobuf/openapi.js): protobuf
 * `CommApiData{1:apiType, 2:{1:pairs{1:key, 2:value, 3:contentType, 4:fileName}}}` there, `CommOpenApiResp{1:respData,
 * 2:contentType, 3:errorCode, 4:httpCode}` back. Five messages do not need a protobuf compiler.
 */

import { type Failure, invalidParam } from '../gateway/failure'

/** A file among the parameters. */
export interface Media {
  contentType: string
  fileName: string
  bytes: Buffer
}

export type Params = Readonly<Record<string, unknown>>

/** What WeChat answers: JSON with an errcode, a picture, or a code of the system before WeChat was asked. */
export type Reply = { json: object } | { contentType: string; bytes: Buffer } | { systemCode: number }

/** The parts of an open API call do not fit each other: the SDK does not send such a thing. */
const malformed = (why: string): Failure => invalidParam(`requestData: ${why}`)

interface Field {
  number: number
  value: bigint | Buffer
}

/** Reads the parameters; their values are JSON text, those of files are bytes. @throws Failure INVALID_PARAM */
export function readRequest(bytes: Buffer): Params {
  const message = [...fields(bytes)]
  const apiType = message.find(({ number }) => number === 1)?.value ?? 0n
  if (apiType !== 0n) throw malformed(`apiType ${String(apiType)} is not that of an open API`)
  const data = message.find(({ number }) => number === 2)?.value
  if (data === undefined) return {}
  const pairs = [...fields(bytesOf(data))].filter(({ number }) => number === 1)
  return Object.fromEntries(pairs.map(({ value }) => readPair(bytesOf(value))))
}

function readPair(bytes: Buffer): [string, unknown] {
  const parts = new Map([...fields(bytes)].map(({ number, value }) => [number, bytesOf(value)]))
  const key = parts.get(1)?.toString() ?? ''
  const value = parts.get(2) ?? Buffer.alloc(0)
  const contentType = parts.get(3)?.toString()
  if (contentType) return [key, { contentType, fileName: parts.get(4)?.toString() ?? '', bytes: value } satisfies Media]
  try {
    return [key, JSON.parse(value.toString())]
  } catch {
    throw malformed(`the parameter ${key} is not JSON`)
  }
}

function* fields(bytes: Buffer): Generator<Field> {
  let at = 0
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++]
      if (byte === undefined || shift > 63n) throw malformed('the protobuf message is cut off')
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  while (at < bytes.length) {
    const tag = Number(varint())
    const number = tag >>> 3
    const wireType = tag & 7
    if (wireType === 0) yield { number, value: varint() }
    else if (wireType === 2) {
      const end = Number(varint()) + at
      if (end > bytes.length) throw malformed('the protobuf message is cut off')
      yield { number, value: bytes.subarray(at, end) }
      at = end
    } else throw malformed(`wire type ${wireType} is in no open API call`)
  }
}

function bytesOf(value: bigint | Buffer): Buffer {
  if (typeof value === 'bigint') throw malformed('a number where a message belongs')
  return value
}

export function writeReply(reply: Reply): Buffer {
  if ('systemCode' in reply) return number(3, BigInt(reply.systemCode))
  const [contentType, bytes] =
    'json' in reply
      ? ['application/json; encoding=utf-8', Buffer.from(JSON.stringify(reply.json))]
      : [reply.contentType, reply.bytes]
  return Buffer.concat([chunk(1, bytes), chunk(2, Buffer.from(contentType)), number(4, 200n)])
}

/** int32 below zero takes ten bytes on the wire. */
const number = (field: number, value: bigint) => Buffer.concat([varint(BigInt(field << 3)), varint(value)])

const chunk = (field: number, bytes: Buffer) =>
  Buffer.concat([varint(BigInt((field << 3) | 2)), varint(BigInt(bytes.length)), bytes])

function varint(value: bigint): Buffer {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, value)
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Buffer.from(bytes)
}
