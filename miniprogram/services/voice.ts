import { PIECE_BYTES, piecesOf, VOICE_SECONDS } from '../../domain/help-attachment'
import { api } from './api'
import { forgetFile, readPart } from './kept-file'
import type { CaseKey } from './model'

/** What she spoke, as a file of this phone until it is sent or thrown away. */
export interface Voice {
  path: string
  bytes: number
  seconds: number
}

/** Small enough for a slow network, clear enough for words, and played everywhere: one channel, 24 kbit a second. */
const HOW = {
  duration: VOICE_SECONDS * 1000,
  sampleRate: 16000,
  numberOfChannels: 1,
  encodeBitRate: 24000,
  format: 'mp3',
} as const

let waiting: ((voice: Voice | null) => void) | undefined
let recorder: WechatMiniprogram.RecorderManager | undefined

/** Records until `stopSpeaking`, a minute at most. Null where it was dropped, or this phone may not or cannot. */
export function speak(): Promise<Voice | null> {
  const manager = listened()
  return new Promise((resolve) => {
    waiting = resolve
    manager.start(HOW)
  })
}

export const stopSpeaking = (): void => listened().stop()

/** Nothing of it stays, also when the phone brings it later. */
export function dropSpeaking(): void {
  if (waiting === undefined) return
  settle(null)
  stopSpeaking()
}

/** There is one recorder in a mini program, and it is listened to once. */
function listened(): WechatMiniprogram.RecorderManager {
  if (recorder) return recorder
  recorder = wx.getRecorderManager()
  recorder.onStop(({ tempFilePath, duration, fileSize }) => {
    const seconds = Math.min(VOICE_SECONDS, Math.max(1, Math.round(duration / 1000)))
    const voice = { path: tempFilePath, bytes: fileSize, seconds }
    if (waiting === undefined) forgetFile(tempFilePath)
    else settle(voice)
  })
  recorder.onError(({ errMsg }) => {
    console.warn(errMsg)
    settle(null)
  })
  return recorder
}

function settle(voice: Voice | null): void {
  const told = waiting
  waiting = undefined
  told?.(voice)
}

/** Sends it piece by piece; the ticket is the same over every try, so that what arrived is not asked for twice. */
export async function sendVoice(
  opened: { key: CaseKey; caseId: string },
  ticket: string,
  { path, bytes, seconds }: Voice,
): Promise<void> {
  const pieces = piecesOf(bytes)
  for (let piece = 0; piece < pieces; piece += 1) {
    const from = piece * PIECE_BYTES
    const base64 = await readPart(path, from, Math.min(PIECE_BYTES, bytes - from))
    await api.help.attach({ ...opened, ticket, kind: 'voice', seconds, piece, pieces, base64 })
  }
}
