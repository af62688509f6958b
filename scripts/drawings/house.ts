/** One illustration style, a small house under a roof line; the colour and the sign in it tell the type (experience 8). */
interface Palette {
  soft: string
  mid: string
  strong: string
}

const PALETTES: Record<string, Palette> = {
  learningLead: { soft: '#E3EAF6', mid: '#B7C9E6', strong: '#3A5F9A' },
  gridNeighbour: { soft: '#DDEEEA', mid: '#9CCBC3', strong: '#C2385A' },
  safetyWatch: { soft: '#F0E5F3', mid: '#D3BBDB', strong: '#7A4A86' },
  publicService: { soft: '#E7F0DD', mid: '#BBD3A2', strong: '#4D7434' },
  startupGuide: { soft: '#FCEFD6', mid: '#F3D9A4', strong: '#B86E00' },
}

/** What stands in the house, around (42, 46). */
const SIGNS: Record<string, (p: Palette) => string> = {
  learningLead: (p) =>
    `<path d='M42 43c-3-3-7-3.5-11-3v13c4-.5 8 0 11 3 3-3 7-3.5 11-3V40c-4-.5-8 0-11 3z' fill='${p.soft}' stroke='${p.strong}' stroke-width='2.6' stroke-linejoin='round'/><path d='M42 43v13' stroke='${p.strong}' stroke-width='2.6'/>`,
  gridNeighbour: (p) =>
    `<path d='M42 54c-8-5.5-10.5-8.5-10.5-11.8a5.2 5.2 0 0 1 10.5-1.5 5.2 5.2 0 0 1 10.5 1.5C52.5 45.5 50 48.5 42 54z' fill='${p.strong}'/>`,
  safetyWatch: (p) =>
    `<path d='M42 37.5l9 3.2v5.6c0 5-3.7 8.3-9 10.2-5.3-1.9-9-5.2-9-10.2v-5.6z' fill='${p.strong}'/><path d='M38 46.5l3 3 5.2-5.5' fill='none' stroke='#fff' stroke-width='2.6' stroke-linecap='round' stroke-linejoin='round'/>`,
  publicService: (p) =>
    `<path d='M42 57V46' stroke='${p.strong}' stroke-width='2.8' stroke-linecap='round'/><path d='M42 48c0-6-4-9-10-9 0 6 4 9 10 9z' fill='${p.strong}'/><path d='M42 45c0-5 3.5-8 9-8 0 5-3.5 8-9 8z' fill='${p.mid}' stroke='${p.strong}' stroke-width='1.6'/>`,
  startupGuide: (p) =>
    `<rect x='31' y='41' width='9' height='17' rx='2' fill='${p.mid}'/><rect x='45' y='41' width='10' height='9' rx='2' fill='${p.mid}'/><circle cx='37.5' cy='50' r='1.2' fill='${p.strong}'/>`,
}

/** What stands in the sky. */
const SKIES: Record<string, (p: Palette) => string> = {
  learningLead: (p) =>
    `<path d='M60 17c2-4 8-4 9.5 0 4 0 5 5.5.5 6H59c-4-.3-3.5-5.5 1-6z' fill='#fff'/><path d='M10 26h7M13 30h8' stroke='${p.mid}' stroke-width='2' stroke-linecap='round'/>`,
  gridNeighbour: () => '',
  safetyWatch: (p) =>
    `<path d='M69 24a9 9 0 1 1-7-13.5A7.5 7.5 0 0 0 69 24z' fill='#F3B95F'/><path d='M14 20v4M12 22h4M22 12v3M20.5 13.5h3' stroke='${p.strong}' stroke-width='1.4' stroke-linecap='round' opacity='.55'/>`,
  publicService: () => `<circle cx='67' cy='18' r='7.5' fill='#F3B95F'/>`,
  startupGuide: () => `<circle cx='66' cy='19' r='9' fill='#F3B95F'/>`,
}

const GROUNDS: Record<string, string> = {
  learningLead: 'M0 66c16-5 28 2 42 0s28-5 42 1v17H0z',
  gridNeighbour: 'M0 62c14-8 26 4 42 0s28-8 42 0v22H0z',
  safetyWatch: 'M0 68c20-6 36-6 84 0v16H0z',
  publicService: 'M0 66c18-12 32-4 44 0 14-8 28-8 40-2v20H0z',
  startupGuide: 'M0 69h84v15H0z',
}

export const HOME_TYPES = Object.keys(PALETTES)

const paletteOf = (type: string): Palette => {
  const palette = PALETTES[type]
  if (!palette) throw new Error(`no palette for ${type}`)
  return palette
}

function house(type: string, p: Palette): string {
  return (
    `<path d='M19 58V39l23-19 23 19v19z' fill='#fff'/>` +
    `<path d='M13 42 42 18l29 24' fill='none' stroke='${p.strong}' stroke-width='5.5' stroke-linecap='round' stroke-linejoin='round'/>` +
    (SIGNS[type]?.(p) ?? '')
  )
}

/** The square picture of a card, 84 x 84. */
export function squareArt(type: string): string {
  const p = paletteOf(type)
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 84 84'><rect width='84' height='84' fill='${p.soft}'/>${SKIES[type]?.(p) ?? ''}<path d='${GROUNDS[type]}' fill='${p.mid}'/>${house(type, p)}</svg>`
}

/** The wide picture on top of a home's own page, 375 x 190: the same house among its neighbours. */
export function wideArt(type: string): string {
  const p = paletteOf(type)
  const neighbour = (x: number, y: number, scale: number, opacity: number): string =>
    `<g transform='translate(${x} ${y}) scale(${scale})' opacity='${opacity}'><path d='M19 58V39l23-19 23 19v19z' fill='#fff'/><path d='M13 42 42 18l29 24' fill='none' stroke='${p.mid}' stroke-width='6' stroke-linecap='round' stroke-linejoin='round'/></g>`
  return (
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 375 190' preserveAspectRatio='xMidYMax slice'><rect width='375' height='190' fill='${p.soft}'/>` +
    `<g transform='translate(226 4) scale(1.4)'>${SKIES[type]?.(p) ?? ''}</g>` +
    `<path d='M0 128c60-34 120-26 180-6s130 12 195-14v82H0z' fill='${p.mid}' opacity='.45'/>` +
    neighbour(18, 62, 0.9, 0.75) +
    neighbour(292, 72, 0.78, 0.7) +
    neighbour(246, 84, 0.6, 0.55) +
    `<path d='M0 158c50-18 110-14 190-6s130 2 185-10v48H0z' fill='${p.mid}'/>` +
    `<g transform='translate(104 36) scale(2)'>${house(type, p)}</g></svg>`
  )
}

/** The empty house of empty and error states: only lines, in the colour of quiet text. */
export function lineHouse(): string {
  return (
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 160 110'><ellipse cx='80' cy='94' rx='62' ry='9' fill='#F4E9DE'/>` +
    `<path d='M48 92V58l32-26 32 26v34z' fill='#fff' stroke='#E6D6C8' stroke-width='3' stroke-linejoin='round'/>` +
    `<path d='M38 63 80 28l42 35' fill='none' stroke='#E3A3AE' stroke-width='7' stroke-linecap='round' stroke-linejoin='round'/>` +
    `<rect x='71' y='66' width='18' height='26' rx='3' fill='#F8E3E4'/><circle cx='85' cy='80' r='1.6' fill='#C2385A'/>` +
    `<path d='M26 92c0-8 4-12 8-12s8 4 8 12M118 92c0-6 3-9 6-9s6 3 6 9' fill='#DDEEEA'/><path d='M100 24c2-4 8-4 9.5 0 4 0 5 5.5.5 6H99c-4-.3-3.5-5.5 1-6z' fill='#F4E9DE'/></svg>`
  )
}

/** Pins of the map, 40 x 48: full for an open door, hollow for a closed one, a circle for a flat whose place is only roughly shown. */
export const PINS: Record<string, string> = {
  open: pin('#C2385A', '#fff', '#fff'),
  later: pin('#fff', '#C2385A', '#C2385A'),
  rough: `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 48'><circle cx='20' cy='24' r='17' fill='#7A4A86' fill-opacity='.2' stroke='#7A4A86' stroke-width='2.5' stroke-dasharray='5 4'/>${roof('#7A4A86', 24)}</svg>`,
  group: `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 48'><circle cx='20' cy='24' r='17' fill='#C2385A' fill-opacity='.2'/><circle cx='20' cy='24' r='11' fill='#C2385A' stroke='#fff' stroke-width='2.5'/></svg>`,
  me: `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 48'><circle cx='20' cy='24' r='16' fill='#1D6B68' fill-opacity='.22'/><circle cx='20' cy='24' r='8' fill='#1D6B68' stroke='#fff' stroke-width='3'/></svg>`,
}

function roof(colour: string, y: number): string {
  return `<path d='M${11} ${y}l9-7 9 7M${14} ${y - 1}v8h12v-8' fill='none' stroke='${colour}' stroke-width='2.6' stroke-linecap='round' stroke-linejoin='round'/>`
}

function pin(ground: string, house: string, edge: string): string {
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 48'><path d='M20 46S36 31 36 18.5a16 16 0 1 0-32 0C4 31 20 46 20 46z' fill='${ground}' stroke='${edge}' stroke-width='2.5'/>${roof(house, 18)}</svg>`
}

/** The sign of the product: a roof over a heart. */
export function sign(): string {
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 84 84'><rect width='84' height='84' rx='22' fill='#F8E3E4'/><path d='M13 43 42 19l29 24' fill='none' stroke='#C2385A' stroke-width='7' stroke-linecap='round' stroke-linejoin='round'/><path d='M42 66c-13-9-16-14-16-19a8 8 0 0 1 16-2.5A8 8 0 0 1 58 47c0 5-3 10-16 19z' fill='#C2385A'/></svg>`
}
