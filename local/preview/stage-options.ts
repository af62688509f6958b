/** What a stage shows; whoever mounts it decides, the preview knows no product. */
export interface StageOptions {
  title: string
  /** A few short steps: what to try first. */
  intro: string[]
  phones: StagePhone[]
  personas: StagePersona[]
  /** Sample files that the file chooser of a phone offers. */
  files: { name: string; path: string }[]
  /** Buttons of the stage. A failure's message is shown beside the button. */
  actions: StageAction[]
  /** Labels of the map with the pin. */
  places: { name: string; latitude: number; longitude: number }[]
}

export interface StagePhone {
  id: string
  label: string
  /** A wide window, as PC WeChat on an office computer. */
  wide?: boolean
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
}

export interface StageAction {
  id: string
  label: string
  note: string
  run(): Promise<{ message: string }>
}
