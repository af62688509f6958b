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
  /** Sample files the stage offers in the file chooser. */
  files: string[]
  /** Address prefix of this compilation's scripts and files. */
  base: string
}
