import { forgetFile, keepFile } from '../../services/kept-file'
import type { CaseAttachment } from '../../services/model'

let heard = 0

/**
 * Plays what she spoke. The copy that a player needs goes from this device as soon as it ends, or is stopped with what this answers.
 *
 * @param ended told once, with whether this device could play it.
 */
export async function play({ base64, type }: CaseAttachment, ended: (played: boolean) => void): Promise<() => void> {
  heard += 1
  const path = await keepFile(`heard-${heard}.${type}`, base64, 'base64')
  const player = wx.createInnerAudioContext()
  let over = false
  const end = (played: boolean) => {
    if (over) return
    over = true
    player.destroy()
    forgetFile(path)
    ended(played)
  }
  player.onEnded(() => end(true))
  player.onError(({ errMsg }) => {
    console.warn(errMsg)
    end(false)
  })
  player.src = path
  player.play()
  return () => end(true)
}
