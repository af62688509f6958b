import { encode } from 'uqr'

/** The corners' ring of seven modules with its core of three: round like our cards, in the proportions that scanners look for. */
const corner = (x: number, y: number): string =>
  `<rect x='${x + 0.5}' y='${y + 0.5}' width='6' height='6' rx='1.6' fill='none' stroke='%232C2326'/>` +
  `<rect x='${x + 2}' y='${y + 2}' width='3' height='3' rx='.8'/>`

/**
 * A QR code (ISO/IEC 18004, error correction M) of `data` as a value for `background-image`, with the quiet zone of four modules that
 * scanners need.
 * @throws Error when `data` is longer than a QR code holds.
 */
export function qrPicture(data: string): string {
  const quiet = 4
  const { size, data: dark } = encode(data, { ecc: 'M', border: quiet })
  const inCorner = (x: number, y: number): boolean => {
    const [left, top] = [x < quiet + 7, y < quiet + 7]
    const [right, bottom] = [x >= size - quiet - 7, y >= size - quiet - 7]
    return (left && top) || (right && top) || (left && bottom)
  }
  let path = ''
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!dark[y]?.[x] || inCorner(x, y)) continue
      // One stroke for a run of modules: fewer and no seams between them.
      let run = 1
      while (x + run < size && dark[y]?.[x + run] && !inCorner(x + run, y)) run += 1
      path += `M${x} ${y}h${run}v1h-${run}z`
      x += run - 1
    }
  }
  const far = size - quiet - 7
  const corners = corner(quiet, quiet) + corner(far, quiet) + corner(quiet, far)
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' fill='%232C2326'><path d='${path}'/>${corners}</svg>`
  return `url("data:image/svg+xml,${svg.replace(/</g, '%3C').replace(/>/g, '%3E')}")`
}
