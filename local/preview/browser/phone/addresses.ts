import { temporaryFileUrl } from './temporary-files'

let base = ''

export const setFileBase = (prefix: string) => {
  base = prefix
}

/**
 * Address of a file as a mini program names it: '/images/a.png' or 'a.png' beside the component, a temporary file,
 * a data: text, or an http address as it is.
 */
export function fileAddress(source: string, component: string): string {
  const temporary = temporaryFileUrl(source)
  if (temporary) return temporary
  if (/^(data:|blob:|https?:|\/\/)/.test(source)) return source
  if (source.startsWith('/')) return `${base}/file${source}`
  const directory = component.slice(0, Math.max(0, component.lastIndexOf('/')))
  return new URL(`${base}/file/${directory}/${source}`, window.location.href).href
}
