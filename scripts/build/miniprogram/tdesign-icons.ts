/**
 * TDesign draws its icons from a font on a CDN (t-icon's style sheet, 112 KB with 2,500 glyph names). The product ships
 * everything it shows, so the font goes, and the few icons that TDesign's own components show by themselves are drawn
 * here as masks in the current colour. Our pages use our own icon component.
 */
export const ICON_STYLES = 'miniprogram_npm/tdesign-miniprogram/icon/icon.wxss'

/** The component that must not be named in our own usingComponents. */
export const TDESIGN_ICON = 'miniprogram_npm/tdesign-miniprogram/icon/icon'

/** Strokes on a 24 x 24 grid, drawn for this project. */
const STROKES: Record<string, string> = {
  add: 'M12 4v16M4 12h16',
  remove: 'M4 12h16',
  check: 'M4.5 12.5l5 5L19.5 7',
  close: 'M6 6l12 12M18 6L6 18',
  'chevron-right': 'M9 5l7 7-7 7',
  'chevron-left': 'M15 5l-7 7 7 7',
  'chevron-down': 'M5 9l7 7 7-7',
  'chevron-up': 'M5 15l7-7 7 7',
  search: 'M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM16 16l5 5',
  'check-circle': 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM8 12.5l3 3 5.5-6',
  'close-circle': 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM9 9l6 6M15 9l-6 6',
  'error-circle': 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 7v6M12 16.2v.3',
  'info-circle': 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 11v6M12 7.5v.3',
}
const SAME_AS: Record<string, string> = {
  'check-circle-filled': 'check-circle',
  'close-circle-filled': 'close-circle',
  'error-circle-filled': 'error-circle',
  'info-circle-filled': 'info-circle',
  multiply: 'close',
}

/** t-icon's style sheet without the font and the glyphs, with the drawn icons instead. */
export function withoutIconFont(text: string): string {
  const kept = text
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/\.t-icon-[a-z0-9-]+:{1,2}before\s*\{[^}]*\}\s*/g, '')
  const names = [...Object.keys(STROKES), ...Object.keys(SAME_AS)]
  const all = names.map((name) => `.t-icon-${name}:before`).join(',')
  const box = `${all}{content:'';display:block;width:1em;height:1em;background:currentColor;}`
  return `${[kept.trimEnd(), box, ...names.map(drawn)].join('\n')}\n`
}

/** Icons that a TDesign template shows by name and that nobody has drawn here: they would be an empty square. */
export function undrawnIcons(wxml: string): string[] {
  const named = [...wxml.matchAll(/<t-icon\b[^>]*?\sname="([a-z0-9-]+)"/g)].map((match) => match[1] ?? '')
  return named.filter((name) => !(name in STROKES) && !(name in SAME_AS))
}

function drawn(name: string): string {
  const path = STROKES[SAME_AS[name] ?? name] ?? ''
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path d='${path}' fill='none' stroke='#000' ` +
    `stroke-width='2' stroke-linecap='round' stroke-linejoin='round'/></svg>`
  const data = svg.replace(/[<>#%"]/g, (character) => encodeURIComponent(character))
  return `.t-icon-${name}:before{-webkit-mask:url("data:image/svg+xml,${data}") center/100% 100% no-repeat;}`
}
