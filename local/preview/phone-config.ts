/** A file of the stage, by its name and content type. */
export interface SampleFile {
  name: string
  type: string
}

/** What the server writes into the phone page: whose phone this is and where it starts. */
export interface PhoneConfig {
  id: string
  openid: string
  label: string
  wide: boolean
  /** Page to open, with query; '' for the first page of app.json. */
  start: string
  location: { latitude: number; longitude: number }
  /** WeChat's font setting: 1 is the standard size. */
  fontScale: number
  appId: string
  envId: string
  online: boolean
  /** Sample files the stage offers in the choosers. */
  files: SampleFile[]
  /** '' where the person has none. */
  phoneNumber: string
  platform: 'ios' | 'android' | 'windows'
  places: { name: string; latitude: number; longitude: number }[]
  templates: { id: string; title: string; note?: string }[]
  /** Address prefix of this compilation's scripts and files. */
  base: string
}
