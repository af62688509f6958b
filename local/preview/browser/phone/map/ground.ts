import type { Position } from '../position'
import { roadsBetween, type Terrain, terrainOf } from './terrain'
import { metresPerPixel, project, unproject, type View } from './view'

export interface Place extends Position {
  name: string
}

type Colour = readonly [number, number, number]
const SEA: Colour = [214, 233, 230]
const SHALLOW: Colour = [229, 241, 238]
const SAND: Colour = [246, 236, 220]
const PAPER: Colour = [251, 247, 240]
const HILL: Colour = [226, 232, 212]
const ROAD = { edge: '#EADCC8', surface: '#FFFDF8' }
const NAME = '#5B6B66'
/** One sample of the ground for so many pixels; the browser softens between them. */
const GRAIN = 3

const mix = (a: Colour, b: Colour, share: number): Colour => {
  const t = Math.min(1, Math.max(0, share))
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]
}

function colourAt(terrain: Terrain, at: Position): Colour {
  const ground = terrain.ground(at)
  if (ground < 0) return mix(SHALLOW, SEA, -ground / 0.16)
  if (ground < 0.05) return mix(SHALLOW, SAND, ground / 0.02)
  return mix(mix(SAND, PAPER, (ground - 0.05) / 0.06), HILL, terrain.hills(at) * Math.min(1, ground * 2))
}

/** The drawn base of a map: ground, roads between the places, their names. */
export class Ground {
  readonly #terrain: Terrain
  readonly #roads: [Place, Place][]
  readonly #grain = document.createElement('canvas')

  constructor(readonly places: readonly Place[]) {
    this.#terrain = terrainOf(places)
    this.#roads = roadsBetween(places)
  }

  draw(canvas: HTMLCanvasElement, view: View): void {
    const dense = window.devicePixelRatio || 1
    canvas.width = Math.round(view.width * dense)
    canvas.height = Math.round(view.height * dense)
    const pen = canvas.getContext('2d')
    if (!pen || view.width === 0 || view.height === 0) return
    this.#land(view)
    pen.imageSmoothingQuality = 'high'
    pen.scale(dense, dense)
    // one grain more than there is room for, so that the last ones are softened as well
    pen.drawImage(this.#grain, -GRAIN / 2, -GRAIN / 2, this.#grain.width * GRAIN, this.#grain.height * GRAIN)
    this.#drawRoads(pen, view)
    this.#drawNames(pen, view)
  }

  #land(view: View): void {
    const [columns, rows] = [Math.ceil(view.width / GRAIN) + 1, Math.ceil(view.height / GRAIN) + 1]
    this.#grain.width = columns
    this.#grain.height = rows
    const pen = this.#grain.getContext('2d')
    if (!pen) return
    const image = pen.createImageData(columns, rows)
    const longitudes = Array.from({ length: columns }, (_, x) => unproject(view, { x: x * GRAIN, y: 0 }).longitude)
    for (let row = 0; row < rows; row += 1) {
      const { latitude } = unproject(view, { x: 0, y: row * GRAIN })
      for (let column = 0; column < columns; column += 1) {
        const colour = colourAt(this.#terrain, { latitude, longitude: longitudes[column] ?? 0 })
        image.data.set([...colour, 255], (row * columns + column) * 4)
      }
    }
    pen.putImageData(image, 0, 0)
  }

  #drawRoads(pen: CanvasRenderingContext2D, view: View): void {
    const wide = Math.min(7, Math.max(2, 24 / metresPerPixel(view)))
    pen.lineCap = 'round'
    for (const [colour, width] of [
      [ROAD.edge, wide + 2],
      [ROAD.surface, wide],
    ] as const) {
      pen.strokeStyle = colour
      pen.lineWidth = width
      pen.beginPath()
      for (const [a, b] of this.#roads) {
        const [from, to] = [project(view, a), project(view, b)]
        const bend = {
          x: (from.x + to.x) / 2 + (to.y - from.y) * 0.14,
          y: (from.y + to.y) / 2 - (to.x - from.x) * 0.14,
        }
        pen.moveTo(from.x, from.y)
        pen.quadraticCurveTo(bend.x, bend.y, to.x, to.y)
      }
      pen.stroke()
    }
  }

  /** A name that would lie on another one is left out, as maps do. */
  #drawNames(pen: CanvasRenderingContext2D, view: View): void {
    const taken: { x: number; y: number; half: number }[] = []
    pen.font = '500 12px system-ui, "Noto Sans CJK SC", sans-serif'
    pen.textAlign = 'center'
    pen.lineJoin = 'round'
    for (const place of this.places) {
      const { x, y } = project(view, place)
      const half = pen.measureText(place.name).width / 2
      if (x < -half || x > view.width + half || y < -20 || y > view.height + 20) continue
      if (taken.some((one) => Math.abs(one.x - x) < one.half + half + 4 && Math.abs(one.y - y) < 17)) continue
      taken.push({ x, y, half })
      pen.fillStyle = NAME
      pen.beginPath()
      pen.arc(x, y, 2.5, 0, 2 * Math.PI)
      pen.fill()
      pen.strokeStyle = '#FFFDF8E0'
      pen.lineWidth = 3.5
      pen.strokeText(place.name, x, y + 16)
      pen.fillText(place.name, x, y + 16)
    }
  }
}
