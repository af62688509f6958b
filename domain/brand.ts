/** What a picture of a home is for (C18, C20): its own mark, a photo of the place, the QR code of its WeChat group. */
export const PICTURE_USES = ['mark', 'photo', 'groupCode'] as const
export type PictureUse = (typeof PICTURE_USES)[number]
export const PICTURE_USE_LABELS: Record<PictureUse, string> = {
  mark: '标识',
  photo: '照片',
  groupCode: '群二维码',
}

/** A home's page shows so many photos; more nobody looks through on a phone. */
export const MOST_PHOTOS = 9

/** Limits of what is written on a home's page, in characters. */
export const SLOGAN_LENGTH = 20
export const HOST_NOTE_LENGTH = 200
