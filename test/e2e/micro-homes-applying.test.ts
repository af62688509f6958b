import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../preview/browser'
import { type County, handTo, openStage, PICTURES, phoneOn, startCounty } from './county'
import { failures, picture, press, reads, tap, write } from './screen'

jest.setTimeout(120_000)

const PLATE = /LC-2027-\d{4}/

let county: County
let browser: Browser
let stage: Page

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  browser = await startBrowser()
  stage = await openStage(browser, county.cloud.url)
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

const maLi = () => phoneOn(stage, 'resident')
const officer = (openid: string) => handTo(stage, 'officer', '妇联干部', openid)

/** The officer whose turn it is opens what waits for her, reads it and decides. */
async function decides(openid: string, word: string, after: string | RegExp, name: string): Promise<void> {
  const phone = await officer(openid)
  await tap(phone, /^待办/, 'link')
  await tap(phone, /^楼里有家,/, 'link')
  await reads(phone, '锦程大厦 9 楼 902', '马莉')
  await picture(stage, name)
  await tap(phone, `${word}楼里有家`)
  await reads(phone, after)
  expect(await failures(phone)).toEqual([])
}

describe('a host leads her application from her phone to a plate number', () => {
  test('she finds the way in on her own page, and goes through five short steps', async () => {
    const phone = await handTo(stage, 'resident', '居民', 'demo-ma-li')
    await press(phone, phone.getByText('我的', { exact: true }))
    await tap(phone, /在我这里开一个微家/)
    await reads(phone, '自愿来办,不收钱')
    await picture(stage, 'apply-1-way')
    await tap(phone, '开始填')
    await reads(phone, '城关街道 · 锦程社区')
    await write(phone, '这个家叫什么', '楼里有家')
    await tap(phone, /^写字楼/, 'radio')
    await write(phone, '地址', '锦程大厦 9 楼 902')
    await tap(phone, /^地图上的位置/)
    await tap(phone, '就是这里')
    await reads(phone, '已经选好位置')
    await picture(stage, 'apply-2-where')
    await tap(phone, /^下一步/)
  })

  test('what is left out is said at its place, and nothing typed is lost', async () => {
    const phone = await maLi()
    await tap(phone, /^下一步/)
    await reads(phone, '选一个最主要的', '至少选一样')
    await picture(stage, 'apply-3-missing')
    await tap(phone, /^创业指导/, 'radio')
    for (const service of [/^法律维权/, /^就业创业/]) await tap(phone, service, 'checkbox')
    for (const choice of [/^行业女性/, /^新建/, /^新业态/, /^先行点/]) await tap(phone, choice, 'radio')
    await tap(phone, /^下一步/)
    await write(phone, '什么时候开门', '每周三 14:00-16:00')
    await reads(phone, /看懂了/)
    await write(phone, '坐得下多少人', '20')
    await tap(phone, /^下一步/)
    await write(phone, '怎么称呼您', '马莉')
    await write(phone, '您的电话', '13000000205')
    await write(phone, '结对执委', '高敏')
    await tap(phone, /^县/, 'radio')
    await tap(phone, /^下一步/)
  })

  test('without her own word that she does it freely nothing is sent', async () => {
    const phone = await maLi()
    await tap(phone, /^场地主人书面同意了/, 'radio')
    await tap(phone, '提交申请')
    await reads(phone, '自愿才办,勾上才能提交')
    await tap(phone, /^我自愿办这个微家/, 'switch')
    await picture(stage, 'apply-4-consent')
    await tap(phone, '提交申请')
    await reads(phone, /交给锦程社区了/)
    await picture(stage, 'apply-5-sent')
    expect(await failures(phone)).toEqual([])
  })

  test('nobody finds it yet', async () => {
    const { homes } = await county.as('demo-fang-jing').call('home', 'find', { query: '楼里' })
    expect(homes).toEqual([])
  })

  test('the village checks, the township approves, the county records, each on her own to-do', async () => {
    await decides('demo-zhao-suzhen', '核对无误', '待镇街审核', 'apply-6-village')
    await decides('demo-xu-hong', '同意设立', '待县妇联登记', 'apply-7-township')
    await decides('demo-lin-xiufang', '登记发牌', PLATE, 'apply-8-county')
  })

  test('the plate number stands on her phone, with the way it came', async () => {
    const phone = await handTo(stage, 'resident', '居民', 'demo-ma-li')
    await press(phone, phone.getByText('我的', { exact: true }))
    await tap(phone, /在我这里开一个微家/)
    await reads(phone, '自愿来办,不收钱')
    await tap(phone, /^楼里有家/)
    await reads(phone, PLATE, '身边有家 · 妇女微家')
    await picture(stage, 'apply-9-plate')
    expect(await failures(phone)).toEqual([])
  })

  test('a neighbour finds it by the first letters of its name', async () => {
    const phone = await handTo(stage, 'resident', '居民', 'demo-fang-jing')
    await write(phone, '找微家', 'llyj')
    await tap(phone, /^楼里有家/)
    await reads(phone, PLATE, '马莉', '锦程大厦 9 楼 902')
    await picture(stage, 'apply-10-found')
    expect(await failures(phone)).toEqual([])
  })
})
