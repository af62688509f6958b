import type { StagePersona, StagePhone } from '../../stage-options'
import type { PreviewPhone } from '../phone/main'
import { make } from './make'

/** The screen of a device in CSS pixels, before it is scaled to the room there is; the office window can be enlarged. */
const SCREENS = {
  phone: { width: 375, height: 720 },
  wide: { width: 900, height: 581 },
  enlarged: { width: 1200, height: 740 },
}

interface Position {
  latitude: number
  longitude: number
}

/** One frame of the stage: a phone or the office window, its person, its network. */
export class Device {
  /** Told when another person takes the device. */
  onPerson: () => void = () => {}
  /** Told when the mini program inside has started. */
  onReady: () => void = () => {}
  readonly #people: StagePersona[]
  readonly #frame: HTMLIFrameElement
  readonly #select: HTMLSelectElement
  readonly #note: HTMLElement
  readonly #network: HTMLButtonElement
  #person: StagePersona
  #position: Position
  #online = true

  constructor(
    readonly phone: StagePhone,
    personas: StagePersona[],
    parent: Element,
  ) {
    this.#people = phone.personas.flatMap((openid) => personas.filter((one) => one.openid === openid))
    const first = this.#people[0]
    if (!first) throw new Error(`phone ${phone.id} has no persona`)
    this.#person = first
    this.#position = first.location
    const box = make('article', parent, `device ${phone.wide ? 'wide' : 'phone'}`)
    box.dataset.phone = phone.id
    const head = make('div', box, 'device-head')
    const who = make('div', head, 'device-who')
    make('h2', who, '', phone.label)
    this.#select = this.#personSelect(who)
    const switches = make('div', head, 'device-switches')
    this.#network = make('button', switches, 'network', '有网')
    this.#network.type = 'button'
    this.#network.setAttribute('role', 'switch')
    this.#network.setAttribute('aria-label', `${phone.label}的网络`)
    this.#network.addEventListener('click', () => this.#setOnline(!this.#online))
    const again = make('button', switches, 'icon', '刷新')
    again.type = 'button'
    again.addEventListener('click', () => this.reload())
    if (phone.wide) this.#enlarger(switches, box)
    this.#note = make('p', box, 'device-note')
    const shell = make('div', box, 'shell')
    const screen = make('div', shell, 'screen')
    this.#frame = make('iframe', screen)
    this.#frame.title = phone.label
    this.#frame.addEventListener('load', () => this.#whenStarted())
    this.#fit(shell, screen)
    this.#setOnline(true)
    this.#describe()
    this.reload()
  }

  get window(): Window | null {
    return this.#frame.contentWindow
  }

  get position(): Position {
    return this.#position
  }

  /** The phone's hooks, once its mini program runs. */
  get #inside(): PreviewPhone | undefined {
    return (this.#frame.contentWindow as unknown as { __preview?: PreviewPhone } | null)?.__preview
  }

  reload(): void {
    const network = this.#online ? '' : '&network=off'
    this.#frame.src = `/preview/phone?id=${encodeURIComponent(this.phone.id)}&as=${encodeURIComponent(this.#person.openid)}${network}&t=${Date.now()}`
  }

  /** Back to the first person, online, where she lives. */
  reset(): void {
    const first = this.#people[0]
    if (first) this.#take(first)
    this.#setOnline(true)
    this.reload()
  }

  moveTo(position: Position): void {
    this.#position = position
    this.#inside?.setPosition(position)
  }

  clock(offsetMs: number): void {
    this.#inside?.setClockOffset(offsetMs)
  }

  #personSelect(parent: Element): HTMLSelectElement {
    const select = make('select', parent)
    select.setAttribute('aria-label', `${this.phone.label}是谁`)
    for (const person of this.#people) {
      const option = make('option', select, '', person.label)
      option.value = person.openid
    }
    select.addEventListener('change', () => {
      const person = this.#people.find((one) => one.openid === select.value)
      if (!person) return
      this.#take(person)
      this.reload()
    })
    return select
  }

  #take(person: StagePersona): void {
    this.#person = person
    this.#position = person.location
    this.#select.value = person.openid
    this.#describe()
    this.onPerson()
  }

  #describe(): void {
    this.#note.textContent = this.#person.note
    this.#note.title = this.#person.note
  }

  #setOnline(online: boolean): void {
    this.#online = online
    this.#network.textContent = online ? '有网' : '断网'
    this.#network.setAttribute('aria-checked', String(online))
    this.#inside?.setOnline(online)
  }

  #enlarger(parent: Element, box: HTMLElement): void {
    const button = make('button', parent, 'icon', '放大')
    button.type = 'button'
    button.addEventListener('click', () => {
      const big = document.body.classList.toggle('big-desk')
      button.textContent = big ? '缩小' : '放大'
      if (big) box.scrollIntoView({ block: 'start', behavior: 'smooth' })
    })
  }

  /** The mini program starts after the frame has loaded: then it gets what the stage knows and it does not. */
  #whenStarted(): void {
    const inside = this.#inside
    if (!inside) return
    inside.setPosition(this.#position)
    inside.setOnline(this.#online)
    this.onReady()
  }

  /** Keeps the screen's own size and scales it to the width the layout gives, never above 1. */
  #fit(shell: HTMLElement, screen: HTMLElement): void {
    const lay = () => {
      const big = document.body.classList.contains('big-desk')
      const size = this.phone.wide ? (big ? SCREENS.enlarged : SCREENS.wide) : SCREENS.phone
      if (this.phone.wide) shell.style.maxWidth = `${size.width}px`
      const scale = Math.min(1, shell.clientWidth / size.width)
      if (scale <= 0) return
      screen.style.height = `${size.height * scale}px`
      screen.style.width = `${size.width * scale}px`
      Object.assign(this.#frame.style, {
        width: `${size.width}px`,
        height: `${size.height}px`,
        transform: `scale(${scale})`,
      })
    }
    const sized = shell.parentElement
    if (sized) new ResizeObserver(lay).observe(sized)
    lay()
  }
}
