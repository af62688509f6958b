import type { Notice } from '../../../domain/notice'
import type { RefusedPicture, Stored, WaitingPicture } from '../documents'
import type { Guard, Patch } from '../store'

/** What a document that shows pictures carries for them, whatever else it is. */
export interface PictureHolder extends Stored {
  /** Pictures that wait for their check. */
  waitingPictures?: WaitingPicture[]
  /** Pictures that did not pass, newest last; at most 5. */
  refusedPictures?: RefusedPicture[]
  /** Files that nothing shows any more: removed in the same call, else by the timer. */
  discardedFiles?: { fileId: string; at: Date }[]
}

/** What a verdict makes of a document: under which condition, and which file it replaces. */
export interface Settlement {
  guard?: Guard
  patch: Patch
  replaced?: string | undefined
}

/**
 * Where pictures of one kind stand: the collection, and how its documents show one. The way of a picture is the same on all: cleaned, kept where
 * nobody reads it, checked by WeChat, and only then copied to where everybody does.
 */
export interface Shelf<D extends PictureHolder> {
  collection: string
  /** What to read of a document for its pictures. */
  fields: readonly string[]
  /** The first word of the actions in the audit: `home.pictureVerdict`. */
  owner: string
  /** What showing a picture makes of the document. */
  shown(current: D, picture: WaitingPicture, fileId: string): Settlement
  shows(current: D | null, fileId: string): boolean
  /** Whom a refusal is told beside the page that says so. */
  told(current: D, picture: WaitingPicture): Notice[]
}
