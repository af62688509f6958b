/** A picture of nothing but pixels. */
export interface CleanPicture {
  bytes: Buffer
  width: number
  height: number
}

/** Takes a picture apart; null when it is not one of this kind, or broken. */
export type Cleaner = (file: Buffer) => CleanPicture | null
