/** What a stage shows; whoever mounts it decides, the preview knows no product. */
export interface StageOptions {
  title: string
  /** A few short steps: what to try first. */
  intro: string[]
  phones: StagePhone[]
  personas: StagePersona[]
  /** Sample files that the choosers of a phone offer; the type is told by the name's ending where it is not given. */
  files: { name: string; path: string; type?: string }[]
  /** Buttons of the stage. A failure's message is shown beside the button. */
  actions: StageAction[]
  /** Names on the map with the pin and on every `<map>`. */
  places: { name: string; latitude: number; longitude: number }[]
  /** What wx.requestSubscribeMessage says of a template; without it the sheet shows the id. */
  templates?: { id: string; title: string; note?: string }[]
}

export interface StagePhone {
  id: string
  label: string
  /** A wide window, as PC WeChat on an office computer. */
  wide?: boolean
  /** What wx.getDeviceInfo says; android without it. A wide window is always windows. */
  platform?: 'ios' | 'android'
  /** Page it opens, with query. */
  start?: string
  /** Openids it may be signed in as; the first is the default. */
  personas: string[]
}

export interface StagePersona {
  openid: string
  label: string
  note: string
  location: { latitude: number; longitude: number }
  /** WeChat's font setting; 1 is standard, care mode is 1.3 and more. */
  fontScale?: number
  /** The number that getPhoneNumber lets go; without it the button fails. */
  phone?: string
}

export interface StageAction {
  id: string
  label: string
  note: string
  run(): Promise<{ message: string }>
}
