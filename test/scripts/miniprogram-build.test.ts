import fs from 'node:fs'
import path from 'node:path'
import { applyEdits, buildVariants, rebuild, type Variants } from './variants'

let built: Variants
const output = (file: string): string =>
  fs.readFileSync(path.join(built.roots[0] ?? '', 'dist/miniprogram', file), 'utf8')
const exists = (file: string): boolean => fs.existsSync(path.join(built.roots[0] ?? '', 'dist/miniprogram', file))
const all = (ending: string): string[] =>
  fs
    .readdirSync(path.join(built.roots[0] ?? '', 'dist/miniprogram'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))

beforeAll(() => {
  const modern =
    'class Seat {\n  left = 1\n}\nconst seat: Seat | undefined = new Seat()\nconsole.log(seat?.left ?? 0)\n'
  built = buildVariants([
    {
      'miniprogram/pages/me/me.ts': (text) => `${text}${modern}`,
      'miniprogram/components/spare/spare.wxml': '<view />',
    },
    {
      'miniprogram/host/card/card.json': '{ "component": true }',
      'miniprogram/host/card/card.wxml': '<view />',
      'miniprogram/host/card/card.ts': 'Component({})',
      'miniprogram/pages/home/home.json':
        '{ "usingComponents": { "host-card": "/host/card/card" }, "componentPlaceholder": { "host-card": "view" } }',
      'miniprogram/pages/home/home.wxml': '<import src="../../styles/row.wxml" />\n<host-card />',
    },
    { 'miniprogram/pages/me/me.json': '{ "usingComponents": { "t-upload": "tdesign-miniprogram/upload/upload" } }' },
  ])
}, 60_000)
afterAll(() => built.remove())

/** Runs a built script the way WeChat does: CommonJS, each file once, packages that cannot see each other. */
function launch(entry: string): unknown[] {
  const registered: unknown[] = []
  const wx = {
    getWindowInfo: () => ({}),
    getAppBaseInfo: () => ({ SDKVersion: '3.7.12' }),
    getDeviceInfo: () => ({}),
    canIUse: () => true,
  }
  const modules = new Map<string, { exports: Record<string, unknown> }>()
  const load = (file: string, from: string): unknown => {
    if (file.startsWith('host/') && !from.startsWith('host/')) throw new Error(`${from} reaches into host: ${file}`)
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(file, module)
    const register = (options: unknown) => registered.push(options)
    const run = new Function(
      'require',
      'module',
      'exports',
      'App',
      'Page',
      'Component',
      'Behavior',
      'wx',
      'getApp',
      output(file),
    )
    const require = (name: string) => load(path.posix.join(path.posix.dirname(file), name), file)
    run(
      require,
      module,
      module.exports,
      register,
      register,
      register,
      (behavior: unknown) => behavior,
      wx,
      () => ({}),
    )
    return module.exports
  }
  load(entry, entry)
  return registered
}

describe('the built mini program', () => {
  test('holds every entry at its own path, where WeChat looks for it', () => {
    for (const entry of [
      'app',
      'pages/home/home',
      'pages/me/me',
      'host/desk/desk',
      'host/list/list',
      'components/home-card/home-card',
    ]) {
      expect(exists(`${entry}.js`)).toBe(true)
    }
    expect(exists('components/home-card/text.wxs')).toBe(true)
    expect(exists('styles/row.wxml')).toBe(true)
  })

  test('runs: a page of a subpackage takes from its own shared file and from main', () => {
    expect(launch('host/desk/desk.js')).toEqual([{ data: { title: 'shared-b' } }])
    expect(launch('pages/home/home.js')).toMatchObject([{ data: { title: '妇女微家' } }])
  })

  test('keeps what only one subpackage uses out of the main package', () => {
    const holders = all('.js').filter((file) => output(file).includes('shared-by-the-host-desk'))
    expect(holders).toEqual(['host/shared/main.js'])
  })

  test('registers TDesign components by their npm name, and takes none that nobody uses', () => {
    expect(launch('miniprogram_npm/tdesign-miniprogram/popup/popup.js')).toHaveLength(1)
    const taken = fs.readdirSync(
      path.join(built.roots[0] ?? '', 'dist/miniprogram/miniprogram_npm/tdesign-miniprogram'),
    )
    expect(taken.sort()).toEqual(['common', 'icon', 'overlay', 'popup'])
    expect(all('.d.ts')).toEqual([])
    expect(all('.md')).toEqual([])
  })

  test('names no address of the network in a style sheet', () => {
    const remote = /(https?:)?\/\/(?!www\.w3\.org)[a-z0-9-]+\.[a-z]+/
    for (const file of all('.wxss')) expect(output(file)).not.toMatch(remote)
  })

  test('says which icons of a TDesign component would be empty squares without the remote font', () => {
    const said = built.outcomes[2]?.warnings.join('\n')
    expect(said).toMatch(/upload\.wxml: shows the icon delete: draw it/)
    expect(said).not.toMatch(/shows the icon (close|add)\b/)
  })

  test('pins the public part of the deployment and nothing of its secrets', () => {
    expect(launch('app.js')).toEqual([{ globalData: { envId: 'local-env' } }])
    for (const file of all('.js')) expect(output(file)).not.toContain('a-secret-of-the-functions')
  })

  test('carries no schema library and no contract', () => {
    for (const file of all('.js')) expect(output(file)).not.toMatch(/zod|safeParse/i)
  })

  test('is lowered to what phones run', () => {
    expect(output('pages/me/me.js')).not.toMatch(/\?\.|\?\?|left = 1;\n/)
  })

  test('warns of a file that nothing reaches and leaves it out', () => {
    expect(built.outcomes[0]?.warnings).toEqual([
      'miniprogram/components/spare/spare.wxml: no page or component reaches this file; it is not built',
    ])
    expect(exists('components/spare/spare.wxml')).toBe(false)
  })

  test('takes a component of another subpackage when a placeholder stands in until it is loaded', () => {
    expect(built.outcomes[1]).toEqual({ errors: [], warnings: [] })
  })
})

test('a failed build leaves the last good one and its stamp as they were; a mended one replaces both', () => {
  const root = built.roots[1] ?? ''
  const stamp = () => fs.readFileSync(path.join(root, 'dist/miniprogram/.build-stamp'), 'utf8')
  const before = stamp()
  applyEdits({ 'miniprogram/pages/me/me.wxml': '<view>' }, root)
  expect(rebuild([root])[0]?.errors).not.toEqual([])
  expect(stamp()).toBe(before)
  applyEdits({ 'miniprogram/pages/me/me.wxml': '<view>mended</view>' }, root)
  expect(rebuild([root])[0]?.errors).toEqual([])
  expect(stamp()).not.toBe(before)
  expect(fs.readFileSync(path.join(root, 'dist/miniprogram/pages/me/me.wxml'), 'utf8')).toContain('mended')
})
