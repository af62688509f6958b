import * as adapter from 'glass-easel-miniprogram-adapter'
import type { AppManifest } from '../../compile/app-manifest'
import { PreviewBackend, passRawAttributes } from './backend'
import { fail, failUncaught } from './failures'
import { setFormFieldBehavior } from './form-field'
import { configOf } from './manifest'
import { jsonBytes, metrics } from './metrics'
import { hasModule, requireModule } from './modules'

const { glassEasel } = adapter
type Definition = Record<string, unknown>
type ComponentEnv = adapter.ComponentEnv
export type PageRoot = adapter.Root
type Templates = Record<string, unknown>

const environment = new adapter.MiniProgramEnv()
const backend = new PreviewBackend()
const space = environment.createCodeSpace('', true)
const associated = environment.associateBackend(backend)
const ready = new Set<string>()
let current: ComponentEnv | undefined

/** Built-in behaviors by name: adapter 0.12 takes objects only. */
const namedBehaviors = new Map<string, unknown>()

function behaviorNamed(name: string): unknown {
  const known = namedBehaviors.get(name)
  if (known) return known
  if (!['wx://form-field', 'wx://form-field-group', 'wx://form-field-button', 'wx://component-export'].includes(name))
    fail(`behavior "${name}" is not supported by the preview`)
  const definition = name === 'wx://form-field' ? { properties: { name: String, value: null } } : {}
  const made: unknown = space
    .behavior()
    .definition(definition as never)
    .register()
  if (name === 'wx://form-field') setFormFieldBehavior((made as { _$: adapter.glassEasel.GeneralBehavior })._$)
  namedBehaviors.set(name, made)
  return made
}

const withBehaviors = (definition: Definition): Definition =>
  Array.isArray(definition.behaviors)
    ? {
        ...definition,
        behaviors: definition.behaviors
          .filter(Boolean)
          .map((one: unknown) => (typeof one === 'string' ? behaviorNamed(one) : one)),
      }
    : definition

function currentEnv(what: string): ComponentEnv {
  if (!current) throw new Error(`${what}() is called outside the file of a page or component`)
  return current
}

/** The four registering functions that a mini program finds as globals. */
export const registering = {
  Page: (definition: Definition = {}) => currentEnv('Page').Page(withBehaviors(definition) as never),
  Component: (definition: Definition = {}) => currentEnv('Component').Component(withBehaviors(definition) as never),
  Behavior: (definition: Definition = {}) =>
    space
      .behavior()
      .definition(withBehaviors(definition) as never)
      .register(),
}

/** Components keep plain ids in the DOM, and their fields off the node (a property may be called `dataset`). */
function tuneComponentOptions(): void {
  const tuned = space as unknown as { prepareComponentOptions(is: string, options?: object): [object, unknown] }
  const prepare = tuned.prepareComponentOptions.bind(space)
  tuned.prepareComponentOptions = (is, options) => {
    const prepared = prepare(is, options)
    Object.assign(prepared[0], { idPrefixGenerator: null, writeIdToDOM: true, writeFieldsToNode: false })
    return prepared
  }
}

/** The page a component stands on. */
function pageOf(component: adapter.glassEasel.GeneralComponent): string {
  let at = component
  while (at.ownerShadowRoot) at = at.ownerShadowRoot.getHostNode()
  return at.is
}

/** Counts what every setData carries from logic to view. */
function meterSetData(): void {
  const prototype = adapter.component.ComponentCaller.prototype as unknown as {
    setData(this: { _$: adapter.glassEasel.GeneralComponent }, data: unknown, callback?: () => void): void
  }
  const setData = prototype.setData
  prototype.setData = function (data, callback) {
    metrics.setData.push({ page: pageOf(this._$), component: this._$.is, bytes: jsonBytes(data) })
    setData.call(this, data, callback)
  }
}

/**
 * `ready` follows the first picture of a component, inner ones first. glass-easel leaves its moment to the host:
 * a behavior of every component notes what was attached.
 */
function announceReady(): void {
  let waiting: adapter.glassEasel.GeneralComponent[] = []
  const flush = () => {
    const now = waiting.reverse()
    waiting = []
    for (const component of now) if (glassEasel.Element.isAttached(component)) component.triggerLifetime('ready', [])
  }
  const behavior = space.getComponentSpace().defineBehavior({
    lifetimes: {
      attached(this: unknown) {
        if (waiting.length === 0) setTimeout(flush, 0)
        waiting.push(
          (this as { _$?: adapter.glassEasel.GeneralComponent })._$ ?? (this as adapter.glassEasel.GeneralComponent),
        )
      },
    },
  })
  space.setOverallBehavior(behavior as unknown as adapter.glassEasel.GeneralBehavior)
}

/** Prepares the component space from what the compiler found. */
export function installEngine(manifest: AppManifest, templates: Templates, tags: Iterable<string>): void {
  passRawAttributes()
  tuneComponentOptions()
  meterSetData()
  announceReady()
  glassEasel.addGlobalErrorListener((error) => {
    failUncaught(error)
    return false
  })
  glassEasel.addGlobalWarningListener((message) => {
    console.warn(`[preview] ${message}`)
    return false
  })
  for (const tag of tags) space.getComponentSpace().setGlobalUsingComponent(tag, `wx-${tag}`)
  behaviorNamed('wx://form-field')
  associated.registerStyleSheetContent('app', manifest.css.app ?? '')
  space.addStyleSheet('app', 'app')
  for (const [file, config] of manifest.components) {
    space.addComponentStaticConfig(file, config as never)
    const content = templates[file]
    if (content)
      space.addCompiledTemplate(file, { groupList: templates, content, fallbackListenerOnNativeNode: true } as never)
    const css = manifest.css[file]
    if (css !== undefined) associated.registerStyleSheetContent(file, css)
    space.addStyleSheet(file, css === undefined ? undefined : file, manifest.scopes[file])
  }
}

/** Runs the script of a page or component and of everything it uses, used ones first. */
export function defineComponent(file: string): void {
  if (ready.has(file)) return
  ready.add(file)
  const config = configOf(file)
  for (const target of Object.values(config?.usingComponents ?? {})) defineComponent(target.slice(1))
  for (const generic of Object.values(config?.componentGenerics ?? {}))
    if (typeof generic === 'object' && generic.default) defineComponent(generic.default.slice(1))
  const script = `${file}.js`
  const before = current
  space.componentEnv(file, (env) => {
    current = env
    try {
      if (hasModule(script)) requireModule(script)
      else if (config?.component) env.Component({} as never)
      else env.Page({} as never)
    } finally {
      current = before
    }
  })
}

/** Creates a page's component tree; it is not on the screen before `attach`. */
export const createPageRoot = (path: string): PageRoot => associated.createRoot('wx-page', space, path)
