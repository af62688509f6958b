/** Reads multipart/form-data, in which the SDK sends open API calls: names to text, or to bytes where the text would not survive. */
import { invalidParam } from '../failure'
import type { Body } from './call'

export function formOf(contentType: string, bytes: Buffer): Body {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType)
  if (!boundary) throw invalidParam('multipart/form-data without a boundary')
  const fence = `--${boundary[1] ?? boundary[2]}`
  const fields: { [name: string]: unknown } = {}
  let at = bytes.indexOf(fence)
  while (at >= 0) {
    const start = at + fence.length + 2
    const next = bytes.indexOf(fence, start)
    if (next < 0) break
    const part = bytes.subarray(start, next - 2)
    const split = part.indexOf('\r\n\r\n')
    const name = /name="([^"]*)"/.exec(part.toString('utf8', 0, split))?.[1]
    if (name !== undefined) fields[name] = textOrBytes(part.subarray(split + 4))
    at = next
  }
  return fields
}

function textOrBytes(value: Buffer): string | Buffer {
  const text = value.toString()
  return Buffer.from(text).equals(value) ? text : value
}
