import { mkdirSync, readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import type { Browser, Frame, Page } from 'playwright-core'
import { MESSY_ROLL } from '../../demo/import-roll'
import { startBrowser } from '../preview/browser'
import { type County, handTo, openStage, PICTURES, restart, startCounty } from './county'
import { failures, picture, press, reads, seen, tap } from './screen'

jest.setTimeout(120_000)

/** What the sheet's rows lack (its own list of problems), by Excel's row and by what the officer reads beside it. */
const QUESTIONS: [number, RegExp][] = [
  [14, /「6月底」不是日期/],
  [15, /经度和纬度像是写反了/],
  [17, /白沙镇有「上坪村」/],
  [18, /和第 6 行是同一个微家/],
  [19, /「同上」要写出来/],
  [21, /没有填类型/],
]
/** What is imported and said: a place that is not there, an area by eye. */
const REMARKS: [number, RegExp][] = [
  [16, /没有经纬度/],
  [23, /约30平/],
]

let county: County
let browser: Browser
let stage: Page
let officer: Frame

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  browser = await startBrowser()
  stage = await openStage(browser, county.cloud.url)
  officer = await handTo(stage, 'officer', '妇联干部', 'demo-he-min')
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

const row = (number: number) => officer.getByRole('button', { name: `第 ${number} 行,改一下` })

type Cell = { v?: unknown; s?: { patternType?: string; fgColor?: { rgb?: string } } }
const sheetOf = (bytes: Buffer): Record<string, Cell> =>
  (XLSX.read(bytes, { cellStyles: true, sheets: '白沙镇' }).Sheets.白沙镇 ?? {}) as Record<string, Cell>
const colourOf = (cell: Cell | undefined): string => cell?.s?.fgColor?.rgb ?? ''

describe('a township’s roll, put together from the villages’ own, becomes homes', () => {
  test('every problem stands beside its row, and nothing is saved', async () => {
    await tap(officer, /^导入摸底表/)
    await tap(officer, '选一张摸底表')
    await press(officer, officer.getByText('township-roll-messy.xlsx'))
    await reads(officer, /看完了 18 行/, /12 行可以直接用/, /6 处要问一下/, /还没有保存/)
    for (const [number, words] of QUESTIONS) {
      await seen(row(number)).waitFor()
      await reads(officer, words)
    }
    expect(await officer.getByRole('button', { name: /^第 \d+ 行,改一下/ }).count()).toBe(QUESTIONS.length)
    await picture(stage, 'messy-1-questions')
    await tap(officer, /^有提醒 2 行/, 'radio')
    for (const [, words] of REMARKS) await reads(officer, words)
    await tap(officer, /^有问题 6 行/, 'radio')
    const { total } = await county.as('demo-he-min').call('home', 'list', { orgId: 'LC-T05' })
    expect(total).toBe(0)
  })

  test('the sender’s own workbook comes back: exactly the problems’ cells coloured, and told in a column of their own', async () => {
    await tap(officer, /^拿回这张表/)
    await reads(officer, /格式没有动/)
    await picture(stage, 'messy-2-returned')
    await tap(officer, /^存到电脑/)
    await officer.waitForFunction(async () => (await window.__preview.files()).length > 0)
    const [file] = await officer.evaluate(() => window.__preview.files())
    expect(file?.how).toBe('disk')
    const returned = sheetOf(Buffer.from(file?.base64 ?? '', 'base64'))
    const sent = sheetOf(readFileSync(MESSY_ROLL))
    const coloured = Object.keys(returned)
      .filter((at) => /^[A-W](6|7|8|9|1\d|2[0-3])$/.test(at) && colourOf(returned[at]) !== colourOf(sent[at]))
      .sort()
    expect(coloured).toEqual(['C17', 'E21', 'L15', 'L16', 'N23', 'Q19', 'W14'])
    const values = (sheet: Record<string, Cell>) =>
      Object.entries(sheet).filter(([at]) => /^[A-W]\d+$/.test(at) && sheet[at]?.v !== undefined && sheet[at]?.v !== '')
    expect(values(returned).map(([at, { v }]) => [at, v])).toEqual(values(sent).map(([at, { v }]) => [at, v]))
    const told = Object.keys(returned).find((at) => returned[at]?.v === '问题')
    expect(told).toMatch(/^X\d$/)
    for (const [number, words] of [...QUESTIONS, ...REMARKS]) expect(String(returned[`X${number}`]?.v)).toMatch(words)
    expect(returned.X6?.v).toBeUndefined()
    await tap(officer, '关上')
  })

  test('three rows are put right on the screen: a tap on what is offered, or picked from what there is', async () => {
    await press(officer, row(14))
    await picture(stage, 'messy-3-date')
    await tap(officer, '改成 2027-06-30')
    await reads(officer, /13 行可以直接用/)
    await press(officer, row(17))
    await tap(officer, '改成 白沙镇上坪村')
    await reads(officer, /这个位置离上坪村有 4.1 公里/)
    await tap(officer, '关上')
    await reads(officer, /14 行可以直接用/)
    await press(officer, row(21))
    await tap(officer, /^学习引领/, 'radio')
    await picture(stage, 'messy-4-type')
    await tap(officer, '就这样改')
    await reads(officer, /15 行可以直接用/, /3 处要问一下/)
    await picture(stage, 'messy-5-three-left')
  })

  test('she imports what is right, as planned homes that she still has to approve', async () => {
    await tap(officer, /^都已建成/, 'switch')
    await reads(officer, /先存为计划中/)
    await tap(officer, '导入这 15 家')
    await press(officer, officer.locator('#overlays').getByText('导入', { exact: true }))
    await reads(officer, '导入好了')
    await picture(stage, 'messy-6-imported')
    expect(await failures(officer)).toEqual([])
  })

  test('she approves them in one go, and takes one of them back', async () => {
    await tap(officer, /去审核/)
    await reads(officer, '一共 15 家,都在这里了')
    await tap(officer, '全选', 'checkbox')
    await picture(stage, 'messy-7-batch')
    await tap(officer, '同意设立,15 家')
    await reads(officer, '已同意 15 家')
    await tap(officer, '待县登记', 'radio')
    await reads(officer, '一共 15 家,都在这里了')
    await picture(stage, 'messy-8-approved')
    await tap(officer, /^向阳微家,/, 'link')
    await tap(officer, /^撤销刚才的决定/)
    await reads(officer, '待镇街审核')
    await tap(officer, '回到待办')
    await reads(officer, '一共 14 家,都在这里了')
    const approved = await county.as('demo-he-min').call('home', 'todo', { orgId: 'LC-T05', state: 'approved' })
    const again = await county.as('demo-he-min').call('home', 'todo', { orgId: 'LC-T05' })
    expect([approved.total, again.homes.map(({ name }) => name)]).toEqual([14, ['向阳微家']])
    await picture(stage, 'messy-9-undone')
    expect(await failures(officer)).toEqual([])
  })

  test('no home of hers is public before the county has recorded it', async () => {
    const resident = await restart(stage, 'resident')
    await reads(resident, '潮音里微家')
    expect(await resident.getByText('向阳微家').count()).toBe(0)
  })
})
