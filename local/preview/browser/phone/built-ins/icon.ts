import { type MakeBuiltIn, numberOf, part, textOf } from '../elements'
import { fail } from '../failures'

const ICONS: Record<string, { glyph: string; color: string }> = {
  success: { glyph: '✓', color: '#09BB07' },
  success_no_circle: { glyph: '✓', color: '#09BB07' },
  info: { glyph: 'i', color: '#10AEFF' },
  warn: { glyph: '!', color: '#F76260' },
  waiting: { glyph: '◷', color: '#10AEFF' },
  cancel: { glyph: '✕', color: '#F43530' },
  download: { glyph: '↓', color: '#09BB07' },
  search: { glyph: '⌕', color: '#B2B2B2' },
  clear: { glyph: '✕', color: '#B2B2B2' },
}

/** <icon>: WeChat's nine icons as round glyphs. */
export const icon: MakeBuiltIn = (dom) => {
  const mark = part('i', 'icon-mark', dom)
  return {
    set(name, value) {
      if (name === 'type') {
        const chosen = ICONS[textOf(value)]
        if (!chosen) fail(`<icon type="${textOf(value)}"> does not exist`)
        mark.textContent = chosen?.glyph ?? '?'
        mark.style.background = chosen?.color ?? '#f00'
      } else if (name === 'size') mark.style.fontSize = `${numberOf(value, 23)}px`
      else if (name === 'color') mark.style.background = textOf(value)
      else return false
      return true
    },
  }
}
