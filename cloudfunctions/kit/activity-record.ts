import type { Shown } from '../../domain/activity-record'
import type { PictureHolder } from './pictures/shelf'

export interface RecordPhoto extends Shown {
  id: string
  fileId: string
  at: Date
}

/** The pictures of one activity, under its id; its words stand in the activity itself. */
export interface ActivityRecordDocument extends PictureHolder {
  homeId: string
  homeName: string
  title: string
  photos: RecordPhoto[]
  /** What was taken down, and that it was: neighbours see that something stood there, never what (S08). */
  tombstones: { at: Date; why: 'consent' | 'host' | 'office' }[]
}
