/** A corner of the radar: how much of its dimension is there, and how much a demonstration needs, both of 1. */
export interface Corner {
  share: number
  floor: number
}

const CENTRE = 120
const REACH = 96
const RINGS = [1, 2 / 3, 1 / 3]

/** The five dimensions as a picture, for a background image. The figures stand beside it as text. */
export function radarImage(corners: readonly Corner[]): string {
  const shape = (shares: readonly number[]): string =>
    `M${shares.map((share, i) => pointAt(share, i, shares.length)).join('L')}Z`
  const all = (share: number): string => shape(corners.map(() => share))
  const spokes = corners.map((_, i) => `M${CENTRE} ${CENTRE}L${pointAt(1, i, corners.length)}`).join('')
  const drawn = [
    `<path d='${RINGS.map(all).join('')}${spokes}' fill='none' stroke='#EADFD5'/>`,
    `<path d='${shape(corners.map(({ share }) => share))}' fill='#C2385A' fill-opacity='0.17' stroke='#C2385A' stroke-width='3' stroke-linejoin='round'/>`,
    `<path d='${shape(corners.map(({ floor }) => floor))}' fill='none' stroke='#1D6B68' stroke-width='1.6' stroke-dasharray='4 4'/>`,
  ]
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 240 240'>${drawn.join('')}</svg>`
  return `background-image:url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}

/** The first corner stands at the top, the others follow clockwise. */
function pointAt(share: number, i: number, corners: number): string {
  const angle = (2 * Math.PI * i) / corners - Math.PI / 2
  const at = (turn: number): string => (CENTRE + REACH * share * turn).toFixed(1)
  return `${at(Math.cos(angle))} ${at(Math.sin(angle))}`
}
