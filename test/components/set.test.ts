import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const PHONE = path.join(__dirname, '../../miniprogram')
const FOLDER = path.join(PHONE, 'components')
const COMPONENTS = readdirSync(FOLDER)
const read = (file: string): string => readFileSync(file, 'utf8')

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(file, ending)
    return entry.name.endsWith(ending) ? [file] : []
  })
}

interface Tag {
  name: string
  attributes: Map<string, string>
}

/** The opening tags of a template. An attribute's value may hold any sign but the quote. */
function tagsOf(wxml: string): Tag[] {
  return [...wxml.matchAll(/<([\w-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, name = '', attributes = '']) => ({
      name,
      attributes: new Map(
        [...attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value]),
      ),
    }),
  )
}

const TEMPLATES = COMPONENTS.map((name) => ({ name, tags: tagsOf(read(path.join(FOLDER, name, `${name}.wxml`))) }))
const NATIVE = new Set(['button', 'input', 'textarea'])
const isTapped = ({ attributes }: Tag): boolean => attributes.has('bindtap') || attributes.has('catchtap')
const isHidden = ({ attributes }: Tag): boolean => attributes.get('aria-hidden') === 'true'

describe('the component set', () => {
  test('every component is shown in the gallery', () => {
    const shown = new Set(
      filesBelow(path.join(PHONE, 'gallery'), '.wxml').flatMap((file) => tagsOf(read(file)).map(({ name }) => name)),
    )
    expect(COMPONENTS.filter((name) => !shown.has(name))).toEqual([])
  })

  test.each(TEMPLATES)('$name names to a screen reader everything that takes a tap or a text', ({ tags }) => {
    const speechless = tags
      .filter((tag) => (isTapped(tag) || NATIVE.has(tag.name)) && !isHidden(tag))
      .filter(({ attributes }) => (attributes.get('aria-label') ?? '') === '')
    expect(speechless.map(({ name, attributes }) => `${name}.${attributes.get('class')}`)).toEqual([])
  })

  test.each(TEMPLATES)('$name says what kind of thing it is wherever it is told that with `role`', ({ tags }) => {
    // WeChat reads aria-role; browsers, and the tests in them, read role (WeChat, "Accessibility").
    const apart = tags.filter(({ attributes }) => attributes.get('role') !== attributes.get('aria-role'))
    expect(apart.map(({ name, attributes }) => `${name}.${attributes.get('class')}`)).toEqual([])
  })

  test.each(TEMPLATES)('$name keeps its colours and letters in the tokens: sizes follow hers', ({ name }) => {
    const sheet = read(path.join(FOLDER, name, `${name}.wxss`))
    const fixed = [...sheet.matchAll(/font-size: (\d+)px/g)].map(([, px]) => Number(px))
    // The elder layout's own big buttons are drawn for it and stay as they are.
    expect(fixed.filter((px) => px < 20)).toEqual([])
  })
})
