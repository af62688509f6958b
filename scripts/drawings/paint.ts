import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { HOME_TYPES, lineHouse, PINS, sign, squareArt, wideArt } from './house'
import { ICONS, strokeSvg, TAB_SHAPES } from './icons'

/**
 * Paints the drawings of this folder into the mini program: style sheets with the icons and houses as data addresses (WXSS may hold no
 * other picture), and the PNG files that WeChat wants for tab bar and share cards. Run `npx tsx scripts/drawings/paint.ts` after a change.
 */
const PHONE = path.join(__dirname, '..', '..', 'miniprogram')

const address = (svg: string): string => {
  return `url("data:image/svg+xml,${svg.replace(/%/g, '%25').replace(/#/g, '%23').replace(/</g, '%3C').replace(/>/g, '%3E')}")`
}

function sheet(file: string, rules: string[]): void {
  const full = path.join(PHONE, file)
  fs.mkdirSync(path.dirname(full), { recursive: true })
  fs.writeFileSync(full, `/* Painted by scripts/drawings/paint.ts. */\n${rules.join('\n')}\n`)
}

async function pictures(files: { file: string; svg: string; width: number; height: number }[]): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage()
    for (const { file, svg, width, height } of files) {
      await page.setViewportSize({ width, height })
      const sized = svg.replace('<svg ', `<svg width="${width}" height="${height}" style="display:block" `)
      await page.setContent(`<body style="margin:0;background:transparent">${sized}`)
      const full = path.join(PHONE, file)
      fs.mkdirSync(path.dirname(full), { recursive: true })
      await page.screenshot({ path: full, omitBackground: true })
    }
  } finally {
    await browser.close()
  }
}

/** A tab icon with air around it: 81 x 81 as WeChat recommends. */
const tab = (content: string): string =>
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='-1.5 -1.5 27 27'>${content}</svg>`
const inner = (svg: string): string => svg.replace(/^<svg[^>]*>|<\/svg>$/g, '')

async function main(): Promise<void> {
  sheet(
    'components/line-icon/shapes.wxss',
    Object.keys(ICONS).map((name) => `.icon-${name}{--shape:${address(strokeSvg(name, '#000', 2))}}`),
  )
  sheet('components/home-art/pictures.wxss', [
    ...HOME_TYPES.map((type) => `.square-${type}{background-image:${address(squareArt(type))}}`),
    ...HOME_TYPES.map((type) => `.wide-${type}{background-image:${address(wideArt(type))}}`),
  ])
  sheet('styles/line-house.wxss', [`.line-house{background:${address(lineHouse())} center/contain no-repeat}`])
  sheet('styles/sign.wxss', [`.sign{background:${address(sign())} center/contain no-repeat}`])
  await pictures([
    ...Object.entries(TAB_SHAPES).flatMap(([name, { icon, filled }]) => [
      { file: `images/tab-${name}.png`, svg: tab(inner(strokeSvg(icon, '#75676B', 1.9))), width: 81, height: 81 },
      { file: `images/tab-${name}-on.png`, svg: tab(filled), width: 81, height: 81 },
    ]),
    ...Object.entries(PINS).map(([name, svg]) => ({ file: `images/pin-${name}.png`, svg, width: 80, height: 96 })),
    ...HOME_TYPES.map((type) => ({
      file: `images/share-${type}.png`,
      svg: wideArt(type).replace("viewBox='0 0 375 190'", "viewBox='68 0 238 190'"),
      width: 500,
      height: 400,
    })),
  ])
}

main().catch((reason) => {
  console.error(reason)
  process.exitCode = 1
})
