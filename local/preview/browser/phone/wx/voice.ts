import { loadableAddress } from '../addresses'
import { keepTemporaryFile } from '../file-store'
import { WxError } from './callbacks'
import { guarded, type Table } from './guarded'
import { Listeners } from './listeners'
import { askPermission } from './permissions'

/**
 * A frame of silence in MP3 as every browser plays it: MPEG-2 layer III, 24 kbit/s, 16 kHz, one channel, 576 samples. What a person says cannot be had
 * here; how long she spoke can.
 */
const SILENCE = [0xff, 0xf3, 0x38, 0xc0, ...Array.from({ length: 104 }, () => 0)]
const FRAME_MS = 36
const MOST_MS = 600_000
const USUAL_MS = 60_000

const stopped = new Listeners<{ tempFilePath: string; duration: number; fileSize: number }>()
const started = new Listeners<undefined>()
const failed = new Listeners<{ errMsg: string }>()
let since: number | undefined
let limit = 0

async function begin({ duration = USUAL_MS, format = 'mp3' }: { duration?: number; format?: string } = {}) {
  if (since !== undefined) throw new WxError('operateRecorder:fail is recording or paused')
  if (format !== 'mp3') throw new WxError(`operateRecorder:fail the format ${format} is not supported by the preview`)
  await askPermission('scope.record', 'operateRecorder')
  since = performance.now()
  limit = window.setTimeout(stop, Math.min(duration, MOST_MS))
  started.tell(undefined)
}

function stop(): void {
  if (since === undefined) {
    failed.tell({ errMsg: 'operateRecorder:fail recorder not start' })
    return
  }
  const duration = Math.max(FRAME_MS, performance.now() - since)
  since = undefined
  window.clearTimeout(limit)
  const frames = Math.ceil(duration / FRAME_MS)
  const bytes = new Uint8Array(Array.from({ length: frames }, () => SILENCE).flat())
  const { path } = keepTemporaryFile('voice.mp3', new Blob([bytes], { type: 'audio/mpeg' }))
  stopped.tell({ tempFilePath: path, duration, fileSize: bytes.length })
}

const errMsgOf = (error: unknown) => (error instanceof WxError ? error.errMsg : `operateRecorder:fail ${String(error)}`)

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/recorder/RecorderManager.html */
const recorder = guarded('RecorderManager', {
  start: (options?: object) => void begin(options).catch((error: unknown) => failed.tell({ errMsg: errMsgOf(error) })),
  stop,
  onStart: (listener: () => void) => started.on(listener),
  onStop: (listener: (told: { tempFilePath: string; duration: number; fileSize: number }) => void) =>
    stopped.on(listener),
  onError: (listener: (told: { errMsg: string }) => void) => failed.on(listener),
})

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/audio/InnerAudioContext.html */
function createInnerAudioContext(): Table {
  const element = new Audio()
  const failures = new Listeners<{ errMsg: string; errCode: number }>()
  const tellFailure = (errMsg: string) => failures.tell({ errMsg, errCode: 10004 })
  const context = {
    src: '',
    play: () => void play().catch((error: unknown) => tellFailure(String(error))),
    pause: () => element.pause(),
    stop() {
      element.pause()
      element.currentTime = 0
    },
    destroy() {
      element.pause()
      element.removeAttribute('src')
    },
    onPlay: (listener: () => void) => element.addEventListener('play', listener),
    onEnded: (listener: () => void) => element.addEventListener('ended', listener),
    onError: (listener: (told: { errMsg: string; errCode: number }) => void) => failures.on(listener),
  }
  const play = async () => {
    element.src = await loadableAddress(context.src, '')
    await element.play()
  }
  return guarded('InnerAudioContext', context)
}

/** Her voice: recorded, and heard. */
export const voiceApis = { getRecorderManager: () => recorder, createInnerAudioContext }
