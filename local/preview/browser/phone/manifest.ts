import type { AppConfig, AppManifest, ComponentConfig } from '../../compile/app-manifest'

/** What the main package script told about the mini program. Set once, before anything of it runs. */
let manifest: AppManifest | undefined
const configs = new Map<string, ComponentConfig>()

export function setManifest(described: AppManifest): void {
  manifest = described
  for (const [file, config] of described.components) configs.set(file, config)
}

export function appManifest(): AppManifest {
  if (!manifest) throw new Error('the mini program has not described itself')
  return manifest
}

export const appConfig = (): AppConfig => appManifest().app
export const configOf = (file: string): ComponentConfig | undefined => configs.get(file)
export const tabPaths = (): string[] => appConfig().tabBar?.list.map((one) => one.pagePath) ?? []
export const isTab = (path: string): boolean => tabPaths().includes(path)

/** A window setting: the page's own .json first, then app.json's window. */
export const windowSetting = (page: string, name: string): unknown =>
  configOf(page)?.[name] ?? appConfig().window?.[name]
