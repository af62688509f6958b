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
  /**
   * Lets the first node that matches send an event as WeChat or a component inside would, such as `input` of a native field.
   * Only this component's own nodes are found, not those of the components in it.
   */
  tell(selector: string, event: string, detail: unknown): Promise<void>
  /** The details of every event of this name that the component has sent since it was rendered; name it in `listenTo`. */
  sent(event: string): unknown[]
  /** Changes properties the way a page does, and lets observers run. */
  set(properties: Record<string, unknown>): void
  remove(): void
}

/** What was loaded in this test file: once is enough, and loading compiles a whole tree. */
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
  const find = (selector: string): simulate.Component<never, never, never> => {
    const target = component.querySelector(selector)
    if (!target) throw new Error(`${name} shows nothing that matches ${selector}`)
    return target as simulate.Component<never, never, never>
  }
  return {
    component,
    element: parent,
    text: () => (parent.textContent ?? '').replace(/\s+/g, ' ').trim(),
    async tap(selector) {
      find(selector).dispatchEvent('tap')
      // miniprogram-simulate hands the event over in a microtask that is queued before this one.
      await Promise.resolve()
    },
    async tell(selector, event, detail) {
      const target = find(selector)
      // What a component sends goes to its parent only; an event made for a node would go all the way up.
      const inside = target.instance as { triggerEvent?(name: string, detail: unknown): void } | undefined
      if (inside?.triggerEvent) inside.triggerEvent(event, detail)
      else target.dispatchEvent(event as 'tap', { detail } as never)
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
  // A script registers its component when it runs, and would not run again for the next component that uses the same one.
  jest.resetModules()
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
