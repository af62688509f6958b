import { part } from '../elements'
import { type Position, whenMoved } from '../position'
import type { Cluster } from './clusters'
import { Ground, type Place } from './ground'
import { installHands } from './hands'
import { Layer, type MarkerEvent } from './layer'
import type { Marker } from './marker'
import { clampScale, fit, type Point, project, regionOf, SCALES, unproject, type View } from './view'

/** What the map tells its owner. */
export interface MapEvents {
  marker(kind: MarkerEvent, markerId: number): void
  region(type: 'begin' | 'end', causedBy: 'gesture' | 'drag' | 'scale' | 'update'): void
  clusters(kind: 'markerClusterCreate' | 'markerClusterClick', clusters: Cluster<Marker>[]): void
}

/** A map drawn without any network: made-up ground, real positions. */
export class DrawnMap {
  readonly view: View = { latitude: 0, longitude: 0, scale: SCALES.usual, width: 0, height: 0 }
  readonly limits = { least: SCALES.least, most: SCALES.most }
  readonly hands = { scroll: true, zoom: true }
  readonly layer: Layer
  readonly #canvas: HTMLCanvasElement
  readonly #ground: Ground
  #drawing = 0

  constructor(
    readonly dom: HTMLElement,
    places: readonly Place[],
    readonly events: MapEvents,
    address: (source: string) => string,
  ) {
    this.#ground = new Ground(places)
    this.#canvas = part('canvas', 'map-ground', dom)
    this.layer = new Layer(
      dom,
      this.view,
      {
        marker: (kind, markerId) => events.marker(kind, markerId),
        made: (clusters) => events.clusters('markerClusterCreate', clusters),
        opened: (cluster) => this.#open(cluster),
      },
      address,
    )
    part('span', 'map-note', dom).textContent = '示意地图'
    installHands(dom, {
      begin: () => events.region('begin', 'gesture'),
      drag: (dx, dy) => this.hands.scroll && this.#look(unproject(this.view, this.#fromMiddle(-dx, -dy))),
      zoom: (levels, around) => this.hands.zoom && this.#zoom(levels, around),
      end: (cause) => events.region('end', cause),
    })
    new ResizeObserver(() => this.#measure()).observe(dom)
    const stop = whenMoved(() => {
      if (!dom.isConnected) stop()
      else if (this.layer.showsLocation) this.draw()
    })
  }

  /** Shows another part of the world, and says that nobody's hand did it. */
  moveTo(next: Partial<View>): void {
    const { view } = this
    const { latitude = view.latitude, longitude = view.longitude, scale = view.scale } = next
    const same = latitude === view.latitude && longitude === view.longitude && scale === view.scale
    if (same) return
    this.events.region('begin', 'update')
    Object.assign(view, { latitude, longitude, scale: clampScale(scale, this.limits.least, this.limits.most) })
    this.draw()
    this.events.region('end', 'update')
  }

  include(points: readonly Position[], padding?: readonly number[]): void {
    if (this.view.width === 0) this.#measure()
    if (points.length > 0) this.moveTo(fit(this.view, points, padding))
  }

  pointAt(clientX: number, clientY: number): Position {
    const box = this.dom.getBoundingClientRect()
    return unproject(this.view, { x: clientX - box.x, y: clientY - box.y })
  }

  region = () => regionOf(this.view)

  draw(): void {
    this.layer.draw()
    this.#drawGround()
  }

  #fromMiddle = (dx: number, dy: number): Point => ({ x: this.view.width / 2 + dx, y: this.view.height / 2 + dy })

  #measure(): void {
    Object.assign(this.view, { width: this.dom.clientWidth, height: this.dom.clientHeight })
    this.draw()
  }

  #look(centre: Position): void {
    Object.assign(this.view, centre)
    this.layer.place()
    this.#drawGround()
  }

  /** Zooms so that what is under the fingers stays there. */
  #zoom(levels: number, around: Point): void {
    const held = unproject(this.view, around)
    this.view.scale = clampScale(this.view.scale + levels, this.limits.least, this.limits.most)
    const now = project(this.view, held)
    Object.assign(this.view, unproject(this.view, this.#fromMiddle(now.x - around.x, now.y - around.y)))
    this.draw()
  }

  /** A tapped cluster comes closer until its markers stand apart. */
  #open(cluster: Cluster<Marker>): void {
    this.events.clusters('markerClusterClick', [cluster])
    const { zoomOnClick, gridSize } = this.layer.clustering
    if (!zoomOnClick) return
    const closer = fit(this.view, cluster.markers, [gridSize, gridSize, gridSize, gridSize])
    this.moveTo({ ...closer, scale: Math.max(this.view.scale + 1, closer.scale) })
  }

  /** With the browser's next picture: a drag asks more often than anybody sees. */
  #drawGround(): void {
    if (this.#drawing !== 0) return
    this.#drawing = requestAnimationFrame(() => {
      this.#drawing = 0
      this.#ground.draw(this.#canvas, this.view)
    })
  }
}
