import { part } from '../elements'
import { type Position, position } from '../position'
import { type Cluster, clustersOf } from './clusters'
import { drawMarker, type Marker } from './marker'
import { metresPerPixel, project, type View } from './view'

export interface Circle extends Position {
  radius: number
  color?: string
  fillColor?: string
  strokeWidth?: number
}

export type MarkerEvent = 'markertap' | 'callouttap' | 'labeltap'

/** Who hears of taps and of clusters. */
export interface LayerEvents {
  marker(kind: MarkerEvent, markerId: number): void
  made(clusters: Cluster<Marker>[]): void
  opened(cluster: Cluster<Marker>): void
}

/** What lies on the ground: circles, the user's place, markers and their clusters. */
export class Layer {
  markers: Marker[] = []
  circles: Circle[] = []
  showsLocation = false
  readonly clustering = { enableDefaultStyle: true, zoomOnClick: true, gridSize: 60 }
  readonly #dom: HTMLElement
  #placed: { element: HTMLElement; at: Position }[] = []
  #chosen: number | undefined
  #known = new Set<string>()

  constructor(
    parent: HTMLElement,
    readonly view: View,
    readonly events: LayerEvents,
    readonly address: (source: string) => string,
  ) {
    this.#dom = part('div', 'map-layer', parent)
  }

  /** Makes everything anew. */
  draw(): void {
    this.#dom.replaceChildren()
    this.#placed = []
    for (const circle of this.circles) this.#drawCircle(circle)
    if (this.showsLocation) {
      const me = part('i', 'map-me', this.#dom)
      me.setAttribute('aria-label', '我的位置')
      this.#placed.push({ element: me, at: position() })
    }
    const own = this.markers.filter((marker) => marker.clusterId === undefined)
    const joining = own.filter((marker) => marker.joinCluster === true)
    const { alone, clusters } = clustersOf(this.view, joining, this.clustering.gridSize)
    for (const marker of [...own.filter((one) => one.joinCluster !== true), ...alone]) this.#drawPin(marker)
    for (const cluster of clusters) this.#drawCluster(cluster)
    this.#tell(clusters)
    this.place()
  }

  /** Puts what is drawn where the view has it. */
  place(): void {
    for (const { element, at } of this.#placed) {
      const { x, y } = project(this.view, at)
      element.style.left = `${x}px`
      element.style.top = `${y}px`
    }
  }

  #drawPin(marker: Marker): void {
    const chosen = marker.id !== undefined && marker.id === this.#chosen
    const { pin, callout, label } = drawMarker(this.#dom, marker, chosen, this.address)
    this.#placed.push({ element: pin, at: marker })
    const tell = (kind: MarkerEvent) => (event: Event) => {
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

  /** The app's own look where it gave one (MapContext.addMarkers with a clusterId), else WeChat's number. */
  #drawCluster(cluster: Cluster<Marker>): void {
    const own = this.markers.find((marker) => marker.clusterId === cluster.clusterId)
    if (!own && !this.clustering.enableDefaultStyle) return
    const words = `${cluster.markers.length} 个`
    const element = own
      ? drawMarker(this.#dom, { ...own, ariaLabel: own.ariaLabel ?? words }, false, this.address).pin
      : part('button', 'map-cluster', this.#dom)
    if (!own) {
      element.dataset.ownTap = ''
      element.textContent = String(cluster.markers.length)
      element.setAttribute('aria-label', words)
    }
    this.#placed.push({ element, at: cluster.center })
    element.addEventListener('click', () => this.events.opened(cluster))
  }

  /** Only clusters that were not there before are told. */
  #tell(clusters: Cluster<Marker>[]): void {
    const key = (cluster: Cluster<Marker>) => cluster.markers.map((marker) => marker.id).join()
    const fresh = clusters.filter((cluster) => !this.#known.has(key(cluster)))
    this.#known = new Set(clusters.map(key))
    if (fresh.length > 0) this.events.made(fresh)
  }

  #drawCircle(circle: Circle): void {
    const element = part('i', 'map-circle', this.#dom)
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
