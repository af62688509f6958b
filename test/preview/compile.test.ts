import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import type { AppManifest } from '../../local/preview/compile/app-manifest'
import { compileMiniProgram } from '../../local/preview/compile/compile'
import { FIXTURE } from './host'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'compile-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}
const page = { 'a/a.wxml': '<view />', 'a/a.js': 'Page({})', 'a/a.json': '{}' }
const problems = () => compileMiniProgram(folder).problems.map((one) => `${one.level} ${one.file}: ${one.message}`)

test('the fixture compiles without a problem, one script a package', () => {
  const compiled = compileMiniProgram(FIXTURE)
  expect(compiled.problems.filter((one) => one.level === 'error')).toEqual([])
  expect([...compiled.scripts.keys()]).toEqual(['', 'more', 'ahead'])
  expect(compiled.scripts.get('more')).toContain('在分包里')
  expect(compiled.scripts.get('')).not.toContain('在分包里')
})

test('a folder that is no mini program throws its reason', () => {
  expect(() => compileMiniProgram(folder)).toThrow('app.json is missing')
  write({ 'app.json': '{"pages":[' })
  expect(() => compileMiniProgram(folder)).toThrow('is not JSON')
})

test('a broken template is named with its line', () => {
  write({ 'app.json': '{"pages":["a/a"]}', ...page, 'a/a.wxml': '<view>\n  <text>x</view>' })
  expect(problems()[0]).toMatch(/^error a\/a\.wxml: 2:\d+ /)
})

test.each([
  [
    'a missing page',
    { 'app.json': '{"pages":["a/a","b/b"]}' },
    'error b/b.wxml: page listed in app.json does not exist',
  ],
  [
    'a missing component',
    { 'app.json': '{"pages":["a/a"]}', 'a/a.json': '{"usingComponents":{"x":"./x"}}' },
    'error a/a.json: component <x> "./x" is not found',
  ],
  [
    'a custom tab bar',
    { 'app.json': '{"pages":["a/a"],"tabBar":{"custom":true,"list":[]}}' },
    'error app.json: tabBar.custom is not supported by the preview',
  ],
  [
    'plugins',
    { 'app.json': '{"pages":["a/a"],"plugins":{"p":{}}}' },
    'error app.json: plugins are not supported by the preview',
  ],
  [
    'an independent subpackage',
    { 'app.json': '{"pages":["a/a"],"subPackages":[{"root":"s","pages":[],"independent":true}]}' },
    'error app.json: independent subpackage s is not supported by the preview',
  ],
  [
    'a style sheet with a syntax error',
    { 'app.json': '{"pages":["a/a"]}', 'a/a.wxss': '.x { color: red' },
    expect.stringContaining('error a/a.wxss: '),
  ],
  [
    'an import of nothing',
    { 'app.json': '{"pages":["a/a"]}', 'a/a.wxss': '@import "b.wxss";' },
    'error a/b.wxss: imported WXSS file does not exist',
  ],
  [
    'a remote font',
    { 'app.json': '{"pages":["a/a"]}', 'a/a.wxss': '@font-face { src: url(https://x.example/t.woff) }' },
    'warning a/a.wxss: https://x.example/t.woff stays out: the preview has no network',
  ],
])('%s is named', (_, files, wanted) => {
  write({ ...page, ...files })
  expect(problems()).toContainEqual(wanted)
})

test('a component of a subpackage without placeholder cannot be used from the main package', () => {
  write({
    'app.json': '{"pages":["a/a"],"subPackages":[{"root":"s","pages":[]}]}',
    ...page,
    'a/a.json': '{"usingComponents":{"x":"/s/x"}}',
    's/x.json': '{"component":true}',
    's/x.wxml': '<view />',
    's/x.js': 'Component({})',
  })
  expect(problems()).toContainEqual('error a/a.json: <x> lives in subpackage s and has no componentPlaceholder')
})

test('styles: rpx and vh become lengths of the phone, selectors keep to their page, classes to their component', () => {
  write({
    'app.json': '{"pages":["a/a"]}',
    ...page,
    'a/a.json': '{"usingComponents":{"x":"../x"}}',
    'a/a.wxss': 'page, .a button { width: 10rpx; height: calc(100vh - -2.5rpx) }',
    'x.json': '{"component":true}',
    'x.wxml': '<view />',
    'x.js': 'Component({})',
    'x.wxss': ':host { color: red } .y:not(.z) > view { color: blue } @keyframes k { from { opacity: 0 } }',
  })
  let css: Record<string, string> = {}
  runInNewContext(compileMiniProgram(folder).scripts.get('') ?? '', {
    __miniprogram: {
      describe: (manifest: AppManifest) => {
        css = manifest.css
      },
      modules: () => {},
    },
  })
  expect(css['a/a']).toBe(
    ':where([data-page="a/a"]) wx-page,:where([data-page="a/a"]) .a wx-button { width: calc(var(--rpx) * 10); height: calc(calc(var(--vh) * 100) - calc(var(--rpx) * -2.5)) }',
  )
  expect(css.x).toContain('[wx-host=s0] { color: red }')
  expect(css.x).toContain('.s0--y:not(.s0--z) > wx-view { color: blue }')
  expect(css.x).toContain('from { opacity: 0 }')
})
