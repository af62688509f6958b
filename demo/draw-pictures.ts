import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { encode } from 'uqr'

/**
 * Makes the stage's sample pictures from demo/files/drawings: photos as a phone's camera gives them (JPEG), the mark and a group's code as
 * PNG. Run by hand when a drawing changes: `npx tsx demo/draw-pictures.ts`.
 */
const FILES = path.join(__dirname, 'files')
const PICTURES = [
  { from: 'courtyard.svg', to: 'courtyard.jpg', width: 1200, height: 900 },
  { from: 'room.svg', to: 'room.jpg', width: 1200, height: 900 },
  { from: 'mark.svg', to: 'mark.png', width: 480, height: 480 },
] as const

/** A code of our own look: it leads to no group. */
function groupCode(): string {
  const { size, data } = encode('https://example.invalid/group/chaoyinli', { ecc: 'M', border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
  const code = `<svg x="60" y="120" width="480" height="480" viewBox="0 0 ${size} ${size}"><path d="${dark.join('')}" fill="#2C2326"/></svg>`
  const words = `<text x="300" y="84" font-size="40" text-anchor="middle" font-family="Noto Sans CJK SC" fill="#2C2326">潮音里姐妹群</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="640" viewBox="0 0 600 640"><rect width="600" height="640" fill="#fff"/>${words}${code}</svg>`
}

async function draw(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const page = await browser.newPage()
  const shoot = async (svg: string, name: string, width: number, height: number): Promise<void> => {
    await page.setViewportSize({ width, height })
    await page.setContent(`<body style="margin:0">${svg}`)
    const bytes = await page.screenshot(name.endsWith('.jpg') ? { type: 'jpeg', quality: 82 } : { type: 'png' })
    await writeFile(path.join(FILES, name), bytes)
  }
  for (const { from, to, width, height } of PICTURES)
    await shoot(await readFile(path.join(FILES, 'drawings', from), 'utf8'), to, width, height)
  await shoot(groupCode(), 'group-code.png', 600, 640)
  await browser.close()
}

draw().catch((reason: unknown) => {
  console.error(reason)
  process.exitCode = 1
})
