import fs from 'node:fs'
import path from 'node:path'
import * as simulate from 'miniprogram-simulate'

const BUILT = path.join(__dirname, '..', '..', 'dist', 'miniprogram')
const NPM = 'miniprogram_npm'

/** A component as a page shows it, with what a test wants to know of it. */
export interface Rendered {
  /** miniprogram-simulate's own handle, for what the rest does not cover. */
  component: simulate.Component<never, never, never>
  element: HTMLElement
  /** Everything it says, white space folded. */
  text(): string
  /** Taps the first node that matches, and is done when the tap has been heard. Refuses a selector that matches nothing. */
  tap(selector: string): Promise<void>
  /** The details of every event of this name that the component has sent since it was rendered; name it in `listenTo`. */
  sent(event: string): unknown[]
  /** Changes properties the way a page does, and lets observers run. */
  set(properties: Record<string, unknown>): void
  remove(): void
}

/** A component can be loaded once for each test file (miniprogram-simulate runs its script only the first time). */
const loaded = new Map<string, string>()

/**
 * Renders a built component (`components/home-card/home-card`) with WeChat's own template compiler.
 * Run `npm run build` first: what is tested is what phones get.
 * @throws Error when the component is not in the build.
 */
export function renderComponent(
  name: string,
  properties: Record<string, unknown> = {},
  listenTo: string[] = [],
): Rendered {
  const component = simulate.render(load(name), properties) as simulate.RootComponent<never, never, never>
  const parent = document.createElement('div')
  document.body.append(parent)
  const details = new Map<string, unknown[]>(listenTo.map((event) => [event, []]))
  for (const [event, list] of details) {
    component.addEventListener(event, ({ detail }) => list.push(detail))
  }
  component.attach(parent)
  return {
    component,
    element: parent,
    text: () => (parent.textContent ?? '').replace(/\s+/g, ' ').trim(),
    async tap(selector) {
      const target = component.querySelector(selector)
      if (!target) throw new Error(`${name} shows nothing that matches ${selector}`)
      target.dispatchEvent('tap')
      // miniprogram-simulate hands the event over in a microtask that is queued before this one.
      await Promise.resolve()
    },
    sent(event) {
      const list = details.get(event)
      if (!list) throw new Error(`nobody listens to ${event}: name it in listenTo`)
      return list
    },
    set: (changes) => component.setData(changes as never),
    remove() {
      component.detach()
      parent.remove()
    },
  }
}

function load(name: string): string {
  const known = loaded.get(name)
  if (known) return known
  const file = path.join(BUILT, name)
  if (!fs.existsSync(`${file}.js`)) throw new Error(`${name} is not in dist/miniprogram: run npm run build first`)
  const id = simulate.load(file, {
    rootPath: BUILT,
    usingComponents: npmComponents(name),
    compilerOptions: { maxBuffer: 64 * 1024 * 1024 },
  })
  if (!id) throw new Error(`${name} did not register itself with Component()`)
  loaded.set(name, id)
  return id
}

/** miniprogram-simulate knows no npm names: those that the component's own JSON uses are spelled out from the root. */
function npmComponents(name: string): Record<string, string> {
  const json = JSON.parse(fs.readFileSync(path.join(BUILT, `${name}.json`), 'utf8')) as {
    usingComponents?: Record<string, string>
  }
  const using = Object.entries(json.usingComponents ?? {})
  return Object.fromEntries(
    using
      .filter(([, target]) => fs.existsSync(path.join(BUILT, NPM, `${target}.js`)))
      .map(([tag, target]) => [tag, `/${NPM}/${target}`]),
  )
}
