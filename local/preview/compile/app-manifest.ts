/** The fields of app.json that the preview acts on. Everything else is passed through to the phone. */
export interface AppConfig {
  pages: string[]
  entryPagePath?: string
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  preloadRule?: Record<string, { packages: string[]; network?: string }>
  window?: Record<string, unknown>
  tabBar?: TabBar
  usingComponents?: Record<string, string>
  [field: string]: unknown
}

export interface TabBar {
  list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
  color?: string
  selectedColor?: string
  backgroundColor?: string
  custom?: boolean
}

export interface SubPackage {
  root: string
  name?: string
  pages: string[]
  independent?: boolean
}

/** The .json beside a page or component, with every reference already resolved to a path from the root ('/a/b'). */
export interface ComponentConfig {
  component?: boolean
  styleIsolation?: string
  addGlobalClass?: boolean
  usingComponents: Record<string, string>
  componentPlaceholder?: Record<string, string>
  componentGenerics?: Record<string, boolean | { default?: string }>
  [field: string]: unknown
}

/** What is wrong in a built mini program, by file. `error` is shown on every phone, `warning` is only logged. */
export interface Problem {
  file: string
  level: 'error' | 'warning'
  message: string
}

/** What the phone is told about the mini program before any of its code runs. */
export interface AppManifest {
  app: AppConfig
  pages: string[]
  /** Roots of the subpackages, without slashes at either end. */
  roots: string[]
  components: [string, ComponentConfig][]
  /** Style sheets as a browser takes them: path -> CSS; 'app' is app.wxss. */
  css: Record<string, string>
  /** The class prefix of each component whose styles are isolated. */
  scopes: Record<string, string>
  problems: Problem[]
}
