import type { Cleaner, CleanPicture } from './picture-clean'
import { cleanJpeg } from './picture-jpeg'
import { cleanPng } from './picture-png'
import { cleanWebp } from './picture-webp'
import { refuse } from './refusal'

export const MOST_PICTURE_BYTES = 5 * 1024 * 1024
const MOST_PIXELS = 40_000_000
const LONGEST_SIDE = 12_000

export const PICTURE_KINDS = ['jpg', 'png', 'webp'] as const
export type PictureKind = (typeof PICTURE_KINDS)[number]
const CLEANERS: Record<PictureKind, Cleaner> = { jpg: cleanJpeg, png: cleanPng, webp: cleanWebp }

/**
 * The picture in a file, told by its content and never by its name, put together anew from the parts that hold pixels: positions, times,
 * names, comments, thumbnails and whatever follows the picture's end stay behind (safety, "Uploads"). Refuses PICTURE_UNFIT for anything
 * else (SVG, GIF, HEIC, a page) and PICTURE_TOO_LARGE.
 */
export function cleanPicture(file: Buffer): CleanPicture & { kind: PictureKind } {
  if (file.length > MOST_PICTURE_BYTES) refuse('PICTURE_TOO_LARGE', 'fileId')
  for (const kind of PICTURE_KINDS) {
    const clean = CLEANERS[kind](file)
    if (!clean) continue
    const { width, height } = clean
    if (width < 1 || height < 1) break
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
      refuse('PICTURE_TOO_LARGE', 'fileId')
    return { kind, ...clean }
  }
  return refuse('PICTURE_UNFIT', 'fileId')
}
