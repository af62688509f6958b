import { officialCompilersRunHere } from '../../scripts/build/miniprogram/official-compilers'
import { buildVariants, type Edits, type Variants } from './variants'

const replace = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`the fixture does not contain ${from}`)
  return text.replace(from, to)
}
const add = (line: string) => (text: string) => `${text}${line}\n`
const APP = 'miniprogram/app.json'
const HOME = 'miniprogram/pages/home/home'

/** The rule, the slip that breaks it, and what the build must say, with the place. */
const ALL_RULES: [rule: string, edits: Edits, said: string][] = [
  [
    'a listed page has its four files',
    { 'miniprogram/pages/me/me.wxml': null },
    `${APP}:2: page pages/me/me is missing miniprogram/pages/me/me.wxml`,
  ],
  [
    'a listed page of a subpackage has its four files',
    { 'miniprogram/host/list/list.wxss': null },
    `${APP}:3: page host/list/list is missing miniprogram/host/list/list.wxss`,
  ],
  [
    'a page stands in one package',
    { [APP]: replace('"pages/me/me"]', '"pages/me/me", "host/desk/desk"]') },
    `${APP}:2: page host/desk/desk is listed in the main package but lies inside subpackage host`,
  ],
  [
    'a tab bar has two items or more',
    { [APP]: (text) => text.replace(/,\s*\{\s*"pagePath": "pages\/me[^}]*\}/, '') },
    `${APP}:5: the tab bar has 1 items; WeChat takes 2 to 5`,
  ],
  ['a tab icon exists', { 'miniprogram/images/tab.png': null }, `${APP}:12: tab icon images/tab.png does not exist`],
  ['the sitemap exists', { 'miniprogram/sitemap.json': null }, 'miniprogram/sitemap.json: file is missing'],
  [
    'pages load only the components they use',
    { [APP]: replace('requiredComponents', 'all') },
    `${APP}:21: lazyCodeLoading must be "requiredComponents": pages load only the components they use`,
  ],
  [
    'a component that is used exists',
    { [`${HOME}.json`]: replace('popup/popup', 'popup/pop') },
    `${HOME}.json:1: component tdesign-miniprogram/popup/pop is missing`,
  ],
  [
    'a component says that it is one',
    { 'miniprogram/components/home-card/home-card.json': '{}' },
    'miniprogram/components/home-card/home-card.json:1: a component needs "component": true',
  ],
  [
    'a tag is built in or declared',
    { [`${HOME}.wxml`]: add('<t-cell />') },
    `${HOME}.wxml:5: <t-cell> is neither built in nor in usingComponents`,
  ],
  [
    'a component of a subpackage reaches other packages with a placeholder only',
    {
      'miniprogram/host/card/card.json': '{ "component": true }',
      'miniprogram/host/card/card.wxml': '<view />',
      'miniprogram/host/card/card.ts': 'Component({})',
      [`${HOME}.json`]: '{\n  "usingComponents": {\n    "host-card": "/host/card/card" }\n}',
      [`${HOME}.wxml`]: '<host-card />',
    },
    `${HOME}.json:3: <host-card> lives in subpackage host`,
  ],
  ['JSON is JSON', { [`${HOME}.json`]: '{\n  "usingComponents": {,}\n}' }, `${HOME}.json:2: not JSON`],
  [
    'a broken template is refused by the component engine',
    { [`${HOME}.wxml`]: '<view>\n<text>{{ a </text>\n</view>' },
    `${HOME}.wxml:2: glass-easel:`,
  ],
  ['a broken template is refused by wcc', { [`${HOME}.wxml`]: '<view>\n<text></view>' }, `${HOME}.wxml:2: wcc:`],
  ['a broken style sheet is refused by wcsc', { [`${HOME}.wxss`]: '.a {\n}} x' }, `${HOME}.wxss:2: wcsc:`],
  ['a WXS script is read by wcc', { 'miniprogram/components/home-card/text.wxs': 'var a =' }, 'text.wxs:1: wcc:'],
  [
    'an imported style sheet exists',
    { [`${HOME}.wxss`]: "\n@import './row.wxss';" },
    `${HOME}.wxss:2: @import of pages/home/row.wxss, which does not exist`,
  ],
  [
    'no font comes from the network',
    { [`${HOME}.wxss`]: '@font-face {\n  src: url(https://fonts.example.com/a.woff);\n}' },
    `${HOME}.wxss:2: remote address https://fonts.example.com/a.woff`,
  ],
  [
    'no style sheet names a local image, which WeChat would not show',
    { [`${HOME}.wxss`]: '.a {\n  background: url(/images/tab.png);\n}' },
    `${HOME}.wxss:2: url(/images/tab.png)`,
  ],
  [
    'no text is run as markup',
    { [`${HOME}.wxml`]: '\n<rich-text nodes="{{name}}" />' },
    `${HOME}.wxml:2: <rich-text> would run text as markup`,
  ],
  [
    'an image in a template exists',
    { [`${HOME}.wxml`]: '\n<image src="/images/none.png" />' },
    `${HOME}.wxml:2: image /images/none.png does not exist`,
  ],
  [
    'no image comes from the network',
    { [`${HOME}.wxml`]: '\n<image src="https://cdn.example.com/a.png" />' },
    `${HOME}.wxml:2: remote address https://cdn.example.com/a.png`,
  ],
  [
    'TDesign icons, drawn from a remote font, are not for our pages',
    {
      [`${HOME}.json`]: '{ "usingComponents": { "t-icon": "tdesign-miniprogram/icon/icon" } }',
      [`${HOME}.wxml`]: '<t-icon />',
    },
    `${HOME}.json:1: <t-icon> draws from a font on the network`,
  ],
  [
    'the phone takes no value from the contract',
    {
      'miniprogram/services/api.ts': add(
        "import { Home as schema } from '../../contract/home'\nexport const check = schema",
      ),
    },
    "miniprogram/services/api.ts:8: import '../../contract/home' takes a value from contract/",
  ],
  [
    'zod does not reach the phone',
    { 'domain/home.ts': add("import { z } from 'zod'\nexport const name = z.string()") },
    "domain/home.ts:4: import 'zod' brings zod to the phone",
  ],
  [
    'time zones do not need Intl',
    { 'miniprogram/app.ts': add("import zone from 'dayjs/plugin/timezone'\nzone") },
    "miniprogram/app.ts:4: import 'dayjs/plugin/timezone' needs Intl",
  ],
  [
    'a page is not imported by another',
    { 'miniprogram/app.ts': add("import './pages/me/me'") },
    "miniprogram/app.ts:4: import './pages/me/me' takes a page or component",
  ],
  [
    'an import that leads nowhere is refused',
    { 'miniprogram/app.ts': add("import { missing } from './missing'\nmissing") },
    "miniprogram/app.ts:4: import './missing' leads nowhere",
  ],
  [
    'no Intl',
    { 'miniprogram/app.ts': add('new Intl.NumberFormat()') },
    'miniprogram/app.ts:4: Intl is not there on phones',
  ],
  [
    'no locale methods',
    { 'miniprogram/app.ts': add('new Date().toLocaleString()') },
    'app.ts:4: toLocaleString needs Intl',
  ],
  ['no eval', { 'miniprogram/app.ts': add("eval('1')") }, 'miniprogram/app.ts:4: eval does not run in a mini program'],
  [
    'no code from text',
    { 'miniprogram/app.ts': add("new Function('return 1')") },
    'app.ts:4: code made from text does not run',
  ],
  [
    'no import at run time',
    { 'miniprogram/app.ts': add("void import('./services/api')") },
    'app.ts:4: import() is not supported',
  ],
  [
    'no service address',
    { 'domain/home.ts': add("export const service = () => wx.request({ url: 'https://api.example.com/homes' })") },
    'domain/home.ts:4: remote address https://api.example.com/homes',
  ],
  [
    'no door of the test machine',
    { 'miniprogram/app.ts': add("const door = '/local/clock'\nconsole.log(door)") },
    'miniprogram/app.ts:4: /local/clock is a door of the local test machine',
  ],
  [
    'no address of this machine',
    { 'miniprogram/app.ts': add('console.log(`127.0.0.1:8080`)') },
    'miniprogram/app.ts:4: 127.0.0.1:8080 is a door of the local test machine',
  ],
  [
    'a call that asks for private information is declared',
    { [APP]: replace('["getLocation"]', '[]') },
    `${APP}:1: requiredPrivateInfos lacks getLocation, which miniprogram/pages/home/home.ts calls`,
  ],
  [
    'what is declared as private information is used',
    { [`${HOME}.ts`]: 'Page({})' },
    `${APP}:19: no code calls getLocation`,
  ],
  [
    'images are small',
    { 'miniprogram/images/big.png': 'x'.repeat(61 * 1024) },
    'miniprogram/images/big.png: image of 61 KB, at most 60 KB',
  ],
  [
    'the main package keeps its budget',
    { 'miniprogram/app.ts': add(`console.log('${'x'.repeat(900 * 1024)}')`) },
    `${APP}: the main package weighs`,
  ],
  [
    'a subpackage keeps its budget',
    { 'miniprogram/host/list/list.ts': add(`console.log('${'x'.repeat(700 * 1024)}')`) },
    `${APP}: subpackage host weighs`,
  ],
]

/** What only wcc and wcsc find can only be found where they run. */
const RULES = ALL_RULES.filter(([, , said]) => officialCompilersRunHere() || !/ wcs?c:/.test(said))

describe('the build of the mini program refuses, with file and line', () => {
  let built: Variants
  beforeAll(() => {
    built = buildVariants(RULES.map(([, edits]) => edits))
  }, 120_000)
  afterAll(() => built.remove())

  test.each(RULES.map(([rule, , said], index) => ({ rule, said, index })))('$rule', ({ said, index }) => {
    expect(built.outcomes[index]?.errors.join('\n')).toContain(said)
  })
})
