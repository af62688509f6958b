import fs from 'node:fs'
import type { ServerResponse } from 'node:http'
import path from 'node:path'

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.xls': 'application/vnd.ms-excel',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.pdf': 'application/pdf',
}

/** The content type that a file's name tells. */
export const typeOf = (name: string): string => TYPES[path.extname(name).toLowerCase()] ?? 'application/octet-stream'

/** Answers with headers; nothing of the preview is ever cached, since every build may change it. */
export function send(
  res: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  res.writeHead(status, { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers })
  res.end(body)
}

export const sendText = (res: ServerResponse, status: number, type: string, body: string): void =>
  send(res, status, { 'content-type': `${type}; charset=utf-8` }, body)

export const sendJson = (res: ServerResponse, status: number, body: unknown): void =>
  send(res, status, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(body))

/** Answers with a file of a folder; a path that leaves the folder is refused. */
export function sendFile(res: ServerResponse, folder: string, name: string, type = typeOf(name)): void {
  const root = path.resolve(folder)
  const file = path.resolve(root, name)
  const inside =
    file.startsWith(root + path.sep) &&
    fs.existsSync(file) &&
    fs.realpathSync(file).startsWith(fs.realpathSync(root) + path.sep)
  if (!inside || !fs.statSync(file).isFile()) {
    sendText(res, 404, 'text/plain', 'no such file')
    return
  }
  send(res, 200, { 'content-type': type }, fs.readFileSync(file))
}
