import fs from 'node:fs'
import path from 'node:path'

const FEDERATION = path.join(__dirname, '..', '..', 'miniprogram', 'federation')
/** No pages of an office: whoever was drawn scores at somebody's door, also without a network, and nothing stands there but her own marks. */
const AT_THE_DOOR = ['reviews/review.wxml', 'reviews/reviews.wxml']
const PAGES = fs
  .readdirSync(FEDERATION, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.wxml') && !name.startsWith('components') && !AT_THE_DOOR.includes(name))

/** office-shell takes what is in it off the screen while nobody sits there: what stood beside it would stay. */
test.each(PAGES)('on the officers’ page %s nothing stands outside office-shell', (name) => {
  const text = fs.readFileSync(path.join(FEDERATION, name), 'utf8').replace(/<wxs[\s\S]*?<\/wxs>/g, '')
  expect(text).toMatch(/^\s*<view [^>]*>\s*<office-shell [\s\S]*<\/office-shell>\s*<\/view>\s*$/)
})
