import type { StageData } from '../../stage-page'
import { draw } from './make'

interface Position {
  latitude: number
  longitude: number
}
type Place = StageData['places'][number]

const WIDTH = 340
const HEIGHT = 210
const MARGIN = 34

const range = (values: number[]) => {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const pad = Math.max((high - low) * 0.06, 0.004)
  return { low: low - pad, size: high - low + 2 * pad }
}
const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))
const kilometres = (a: Position, b: Position) => {
  const north = (a.latitude - b.latitude) * 111.2
  const east = (a.longitude - b.longitude) * 111.2 * Math.cos((a.latitude * Math.PI) / 180)
  return Math.hypot(north, east)
}

/** A small drawn map with the given places and one pin to drag, or to move with the arrow keys. */
export class PinMap {
  readonly #places: Place[]
  readonly #pin: SVGElement
  readonly #svg: SVGElement
  readonly #moved: (position: Position, near: string) => void
  readonly #east: { low: number; size: number }
  readonly #north: { low: number; size: number }
  /** Where names stand already. */
  readonly #names: { x: number; y: number }[] = []
  #position: Position

  constructor(parent: Element, places: Place[], position: Position, moved: (position: Position, near: string) => void) {
    this.#places = places
    this.#position = position
    this.#moved = moved
    this.#east = range([...places, position].map((one) => one.longitude))
    this.#north = range([...places, position].map((one) => one.latitude))
    this.#svg = draw('svg', parent, { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group', 'aria-label': '示意地图' })
    this.#land()
    for (const one of places) this.#label(one)
    this.#pin = this.#drawPin()
    this.#place()
    this.#listen()
  }

  /** Puts the pin somewhere without telling anybody. */
  put(position: Position): void {
    this.#position = position
    this.#place()
  }

  /** The nearest place, in words. */
  near(): string {
    const sorted = [...this.#places].sort((a, b) => kilometres(a, this.#position) - kilometres(b, this.#position))
    const nearest = sorted[0]
    if (!nearest) return ''
    const away = kilometres(nearest, this.#position)
    return away < 0.3 ? `在${nearest.name}` : `离${nearest.name} ${away.toFixed(1)} 公里`
  }

  #xy(position: Position): { x: number; y: number } {
    return {
      x: MARGIN + ((position.longitude - this.#east.low) / this.#east.size) * (WIDTH - 2 * MARGIN),
      y: HEIGHT - MARGIN + 8 - ((position.latitude - this.#north.low) / this.#north.size) * (HEIGHT - 2 * MARGIN),
    }
  }

  #at(x: number, y: number): Position {
    return {
      longitude: this.#east.low + ((clamp(x, 4, WIDTH - 4) - MARGIN) / (WIDTH - 2 * MARGIN)) * this.#east.size,
      latitude:
        this.#north.low + ((HEIGHT - MARGIN + 8 - clamp(y, 4, HEIGHT - 4)) / (HEIGHT - 2 * MARGIN)) * this.#north.size,
    }
  }

  #land(): void {
    draw('rect', this.#svg, { width: WIDTH, height: HEIGHT, rx: 16, fill: '#DDEEEA' })
    draw('path', this.#svg, {
      d: `M0 40C60 8 120 26 176 18s108-18 164 14v${HEIGHT - 62}c-50 34-96 18-150 26S60 ${HEIGHT - 2} 0 ${HEIGHT - 34}z`,
      fill: '#FBF6F0',
    })
    draw('path', this.#svg, {
      d: 'M-4 96C62 84 96 128 158 112s92-56 186-34',
      fill: 'none',
      stroke: '#BFDCD6',
      'stroke-width': 7,
      'stroke-linecap': 'round',
    })
    draw('path', this.#svg, {
      d: 'M40 206C84 150 130 152 172 112S246 30 300 10',
      fill: 'none',
      stroke: '#F0E2D2',
      'stroke-width': 4,
    })
  }

  /** Below its dot, where the pin does not cover it; above where another name stands already. */
  #label(one: Place): void {
    const { x, y } = this.#xy(one)
    const taken = this.#names.some((other) => Math.abs(other.x - x) < 48 && Math.abs(other.y - (y + 15)) < 13)
    const name = { x, y: taken ? y - 8 : y + 15 }
    this.#names.push(name)
    draw('circle', this.#svg, { cx: x, cy: y, r: 3.5, fill: '#1D6B68' })
    draw('text', this.#svg, { ...name, 'text-anchor': 'middle', class: 'map-place' }, one.name)
  }

  #drawPin(): SVGElement {
    const pin = draw('g', this.#svg, {
      class: 'map-pin',
      tabindex: 0,
      role: 'slider',
      'aria-label': '居民的位置',
      'aria-valuetext': '',
    })
    draw('circle', pin, { r: 15, cy: -14, fill: 'transparent' })
    draw('path', pin, {
      d: 'M0 0c-3-6-10-11-10-18a10 10 0 1 1 20 0c0 7-7 12-10 18z',
      fill: '#C2385A',
      stroke: '#fff',
      'stroke-width': 1.5,
    })
    draw('circle', pin, { cy: -18, r: 3.6, fill: '#fff' })
    return pin
  }

  #place(): void {
    const { x, y } = this.#xy(this.#position)
    this.#pin.setAttribute('transform', `translate(${clamp(x, 8, WIDTH - 8)} ${clamp(y, 26, HEIGHT - 2)})`)
    this.#pin.setAttribute('aria-valuetext', this.near())
  }

  #go(position: Position): void {
    this.put(position)
    this.#moved(position, this.near())
  }

  #listen(): void {
    const follow = (event: PointerEvent) => {
      const box = this.#svg.getBoundingClientRect()
      const scale = WIDTH / box.width
      this.#go(this.#at((event.clientX - box.x) * scale, (event.clientY - box.y) * scale + 8))
    }
    this.#svg.addEventListener('pointerdown', (event) => {
      this.#svg.setPointerCapture(event.pointerId)
      follow(event)
    })
    this.#svg.addEventListener('pointermove', (event) => {
      if (this.#svg.hasPointerCapture(event.pointerId)) follow(event)
    })
    this.#pin.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: [-6, 0], ArrowRight: [6, 0], ArrowUp: [0, -6], ArrowDown: [0, 6] }[event.key]
      if (!step) return
      event.preventDefault()
      const { x, y } = this.#xy(this.#position)
      this.#go(this.#at(x + (step[0] ?? 0), y + (step[1] ?? 0)))
    })
  }
}
