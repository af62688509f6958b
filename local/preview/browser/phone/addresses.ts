import { cloudLink } from './cloud-links'
import { fileAt } from './file-store'

let base = ''

export const setFileBase = (prefix: string) => {
  base = prefix
}

/**
 * Address of a file as a mini program names it: '/images/a.png' or 'a.png' beside the component, a temporary file,
 * a data: text, or an http address as it is.
 */
export function fileAddress(source: string, component: string): string {
  const kept = fileAt(source)
  if (kept) return kept.url
  if (/^(data:|blob:|https?:|\/\/)/.test(source)) return source
  if (source.startsWith('/')) return `${base}/file${source}`
  const directory = component.slice(0, Math.max(0, component.lastIndexOf('/')))
  return new URL(`${base}/file/${directory}/${source}`, window.location.href).href
}

/** The same for whoever can wait: a file of the cloud is shown as far as this phone's person may read it. @throws Error where not. */
export const loadableAddress = async (source: string, component: string): Promise<string> =>
  source.startsWith('cloud://') ? cloudLink('image', source) : fileAddress(source, component)
