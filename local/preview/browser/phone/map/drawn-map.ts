import { part } from '../elements'
import { type Position, position, whenMoved } from '../position'
import { type Cluster, clustersOf } from './clusters'
import { Ground, type Place } from './ground'
import { installHands } from './hands'
import { drawMarker, type Marker } from './marker'
import { clampScale, fit, metresPerPixel, type Point, project, regionOf, SCALES, unproject, type View } from './view'

export interface Circle extends Position {
  radius: number
  color?: string
  fillColor?: string
  strokeWidth?: number
}

/** What the map tells its owner. */
export interface MapEvents {
  marker(kind: 'markertap' | 'callouttap' | 'labeltap', markerId: number): void
  region(type: 'begin' | 'end', causedBy: 'gesture' | 'drag' | 'scale' | 'update'): void
  clusters(kind: 'markerClusterCreate' | 'markerClusterClick', clusters: Cluster<Marker>[]): void
}

/** A map drawn without any network: made-up ground, real positions. */
export class DrawnMap {
  readonly view: View = { latitude: 0, longitude: 0, scale: SCALES.usual, width: 0, height: 0 }
  readonly limits = { least: SCALES.least, most: SCALES.most }
  readonly clustering = { enableDefaultStyle: true, zoomOnClick: true, gridSize: 60 }
  readonly hands = { scroll: true, zoom: true }
  markers: Marker[] = []
  circles: Circle[] = []
  showsLocation = false
  readonly #canvas: HTMLCanvasElement
  readonly #layer: HTMLElement
  readonly #ground: Ground
  #placed: { element: HTMLElement; at: Position }[] = []
  #chosen: number | undefined
  #clusters = ''
  #drawing = 0

  constructor(
    readonly dom: HTMLElement,
    places: readonly Place[],
    readonly events: MapEvents,
    readonly address: (source: string) => string,
  ) {
    this.#ground = new Ground(places)
    this.#canvas = part('canvas', 'map-ground', dom)
    this.#layer = part('div', 'map-layer', dom)
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
      else if (this.showsLocation) this.draw()
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

  /** Draws everything anew. */
  draw(): void {
    this.#layer.replaceChildren()
    this.#placed = []
    for (const circle of this.circles) this.#drawCircle(circle)
    if (this.showsLocation) {
      const me = part('i', 'map-me', this.#layer)
      me.setAttribute('aria-label', '我的位置')
      this.#placed.push({ element: me, at: position() })
    }
    const own = this.markers.filter((marker) => marker.clusterId === undefined)
    const joining = own.filter((marker) => marker.joinCluster === true)
    const { alone, clusters } = clustersOf(this.view, joining, this.clustering.gridSize)
    for (const marker of [...own.filter((one) => one.joinCluster !== true), ...alone]) this.#drawPin(marker)
    for (const cluster of clusters) this.#drawCluster(cluster)
    this.#tellClusters(clusters)
    this.#place()
  }

  #fromMiddle = (dx: number, dy: number): Point => ({ x: this.view.width / 2 + dx, y: this.view.height / 2 + dy })

  #measure(): void {
    Object.assign(this.view, { width: this.dom.clientWidth, height: this.dom.clientHeight })
    this.draw()
  }

  #look(centre: Position): void {
    Object.assign(this.view, centre)
    this.#place()
  }

  /** Zooms so that what is under the fingers stays there. */
  #zoom(levels: number, around: Point): void {
    const held = unproject(this.view, around)
    this.view.scale = clampScale(this.view.scale + levels, this.limits.least, this.limits.most)
    const now = project(this.view, held)
    this.#look(unproject(this.view, this.#fromMiddle(now.x - around.x, now.y - around.y)))
    this.draw()
  }

  /** Puts what is drawn where the view has it; the ground follows with the next picture. */
  #place(): void {
    for (const { element, at } of this.#placed) {
      const { x, y } = project(this.view, at)
      element.style.left = `${x}px`
      element.style.top = `${y}px`
    }
    if (this.#drawing === 0)
      this.#drawing = requestAnimationFrame(() => {
        this.#drawing = 0
        this.#ground.draw(this.#canvas, this.view)
      })
  }

  #drawPin(marker: Marker): void {
    const chosen = marker.id !== undefined && marker.id === this.#chosen
    const { pin, callout, label } = drawMarker(this.#layer, marker, chosen, this.address)
    this.#placed.push({ element: pin, at: marker })
    const tell = (kind: 'markertap' | 'callouttap' | 'labeltap') => (event: Event) => {
      event.stopPropagation()
      this.events.marker(kind, marker.id ?? 0)
    }
    callout?.addEventListener('click', tell('callouttap'))
    label?.addEventListener('click', tell('labeltap'))
    pin.addEventListener('click', () => {
      this.#chosen = marker.id
      this.draw()
      this.events.marker('markertap', marker.id ?? 0)
    })
  }

  #drawCluster(cluster: Cluster<Marker>): void {
    const own = this.markers.find((marker) => marker.clusterId === cluster.clusterId)
    if (!own && !this.clustering.enableDefaultStyle) return
    const words = `${cluster.markers.length} 个`
    const element = own
      ? drawMarker(this.#layer, { ...own, ariaLabel: own.ariaLabel ?? words }, false, this.address).pin
      : part('button', 'map-cluster', this.#layer)
    if (!own) {
      element.dataset.ownTap = ''
      element.textContent = String(cluster.markers.length)
      element.setAttribute('aria-label', words)
    }
    this.#placed.push({ element, at: cluster.center })
    element.addEventListener('click', () => {
      this.events.clusters('markerClusterClick', [cluster])
      if (!this.clustering.zoomOnClick) return
      const { gridSize } = this.clustering
      const closer = fit(this.view, cluster.markers, [gridSize, gridSize, gridSize, gridSize])
      this.moveTo({ ...closer, scale: Math.max(this.view.scale + 1, closer.scale) })
    })
  }

  /** Only clusters that were not there before are told. */
  #tellClusters(clusters: Cluster<Marker>[]): void {
    const key = (cluster: Cluster<Marker>) => cluster.markers.map((marker) => marker.id).join()
    const known = this.#clusters.split(';')
    const fresh = clusters.filter((cluster) => !known.includes(key(cluster)))
    this.#clusters = clusters.map(key).join(';')
    if (fresh.length > 0) this.events.clusters('markerClusterCreate', fresh)
  }

  #drawCircle(circle: Circle): void {
    const element = part('i', 'map-circle', this.#layer)
    const size = (circle.radius * 2) / metresPerPixel({ ...this.view, latitude: circle.latitude })
    Object.assign(element.style, {
      width: `${size}px`,
      height: `${size}px`,
      background: circle.fillColor ?? 'transparent',
      border: `${circle.strokeWidth ?? 1}px solid ${circle.color ?? '#000000'}`,
    })
    this.#placed.push({ element, at: circle })
  }
}
