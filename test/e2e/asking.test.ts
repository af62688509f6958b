import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../preview/browser'
import { callWx } from '../preview/wx-call'
import { type County, PICTURES, startCounty } from './county'
import { standsOut } from './edges'
import { failures, open, press, reads, seen, tap, write } from './screen'

/* Asking for help on the phone (S10, S12): seen, sent, followed to its end, and nothing of it left behind. */
jest.setTimeout(180_000)

let county: County
let browser: Browser
let hers: Page
let neighbours: Page
const HER = 'demo-fang-jing'
const NEIGHBOUR = 'demo-chen-apo'
const OFFICER = 'demo-xu-hong'
const PIN = '604913'
const WORDS = '厂里三个月没有发工钱'
const picture = (name: string) => hers.screenshot({ path: path.join(PICTURES, `asking-${name}.png`), fullPage: true })

/** A phone of its own for everybody: what one keeps, another does not see. */
async function phoneOf(openid: string, fontScale = 1): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 375, height: 720 } })).newPage()
  await page.route(/\/preview\/phone\?/, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(/"fontScale":[\d.]+/, `"fontScale":${fontScale}`)
    await route.fulfill({ response: answer, body })
  })
  await page.goto(`${county.cloud.url}/preview/phone?id=resident&as=${openid}`)
  await page.waitForFunction(() => window.__preview?.ready === true)
  return page
}

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  browser = await startBrowser()
  hers = await phoneOf(HER)
  neighbours = await phoneOf(NEIGHBOUR)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await county?.close()
})
afterEach(async () => {
  for (const phone of [hers, neighbours]) expect(await failures(phone)).toEqual([])
})

const officer = () => county.as(OFFICER)
const pageOf = (phone: Page) => phone.evaluate(() => window.__preview.page())
const titleOf = (phone: Page) => phone.locator('#navigation-title').textContent()

/** Everything that this phone holds on to once the mini program is gone. */
const keptOn = (phone: Page) =>
  phone.evaluate(async () => {
    const stored = [window.localStorage, window.sessionStorage].flatMap((store) => Object.entries(store))
    const databases = await window.indexedDB.databases()
    return JSON.stringify([stored, databases.map(({ name }) => name), document.cookie])
  })
const wordsOn = (phone: Page) =>
  phone.evaluate(() => {
    const typed = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value)
    return `${document.body.textContent} ${typed.join(' ')}`
  })

/** The first three steps of an ordinary request. */
async function writes(phone: Page, words: string, way: RegExp): Promise<void> {
  await open(phone, '/pages/help/ask')
  await tap(phone, /^我自己的事/, 'radio')
  await tap(phone, /^工作与钱/, 'radio')
  await tap(phone, /^这几天/, 'radio')
  await tap(phone, '下一步')
  await write(phone, '写几句', words)
  await tap(phone, '下一步')
  await tap(phone, way, 'radio')
}

/** By number code or receipt. */
async function opens(phone: Page, by: RegExp, label: string, digits: string): Promise<void> {
  await open(phone, '/pages/help/mine')
  await tap(phone, by, 'radio')
  await write(phone, label, digits)
  await tap(phone, '打开')
}

test('110 stands on the first screen and rings without a network, with the truth about who is on duty', async () => {
  await open(hers, '/pages/help/help')
  await reads(hers, /值班室现在没有人/)
  const police = await seen(hers.getByRole('button', { name: /^打 110/ })).boundingBox()
  expect((police?.y ?? 720) + (police?.height ?? 0)).toBeLessThan(720 / 2)
  await picture('01-nobody-on-duty')

  const { personId } = await officer().call('member', 'me', {})
  const duty = { orgId: 'LC-T01', personId: personId ?? '' }
  await officer().call('help', 'putOnRoster', { ...duty, role: 'officer', chain: 1, until: null })
  const shift = { from: '2027-05-19T08:30:00+08:00', until: '2027-05-19T17:30:00+08:00' }
  await officer().call('help', 'addShift', { ...duty, ...shift })
  await open(hers, '/pages/help/help')
  await reads(hers, '许红 · 城关街道妇联值班,到 17:30')
  await picture('02-on-duty')

  await hers.evaluate(() => window.__preview.setOnline(false))
  await open(hers, '/pages/help/help')
  await reads(hers, /现在没有网络,无法确认谁在值班/)
  expect(await hers.getByText('许红').locator('visible=true').count()).toBe(0)
  await tap(hers, /^打 110/)
  await reads(hers, '正在拨打')
  await picture('03-offline')
  await press(hers, hers.locator('#overlays').getByRole('button', { name: '关闭' }))
  await hers.evaluate(() => window.__preview.setOnline(true))
})

test('by name: she sees who will read it, keeps people and a village out, sends, and follows it to its end', async () => {
  await writes(hers, WORDS, /^留个号码/)
  await write(hers, '怎么称呼您', '方静')
  await write(hers, '六位数字的号码', PIN)
  await picture('04-reach')
  await tap(hers, '下一步')
  await reads(hers, /许红/)
  expect(await titleOf(hers)).toBe('身边有家')
  await picture('05-readers')
  await tap(hers, '不让城关街道妇联的人看')
  await reads(hers, /先到/, /澜川县妇联/)
  expect(await hers.getByRole('button', { name: '不让许红看' }).locator('visible=true').count()).toBe(0)
  await tap(hers, /^放回来:城关街道/)
  await seen(hers.getByRole('button', { name: '不让许红看' })).waitFor()
  await tap(hers, '不让某个村、镇的人看')
  await write(hers, '村社区、镇街', '锦程')
  await tap(hers, /锦程社区$/)
  await reads(hers, '城关街道锦程社区的人')
  await tap(hers, '发出去')
  await reads(hers, '记住您的六位号码', /自己回来看/)
  await picture('06-sent')
  expect(await wordsOn(hers)).not.toContain(WORDS)

  const { cases } = await officer().call('help', 'desk', { ended: false })
  expect(cases).toHaveLength(1)
  const caseId = cases[0]?.caseId ?? ''
  expect(await officer().call('help', 'view', { caseId })).toMatchObject({ name: '方静', said: [{ text: WORDS }] })

  await tap(hers, '记好了,回首页')
  expect(await pageOf(hers)).toBe('pages/home/home')
  await opens(hers, /^我的号码/, '六位数字的号码', PIN)
  await reads(hers, '已收到', WORDS, '许红 打开看了')
  expect(await titleOf(hers)).toBe('身边有家')

  const step = (name: 'accept' | 'resolve', outcome: 'helped' | null) =>
    officer().call('help', 'step', { caseId, step: name, reason: null, outcome })
  await step('accept', null)
  await officer().call('help', 'reply', { caseId, text: '明天上午可以来街道,带上工资条' })
  await write(hers, '再说一句', '好的,我九点来')
  await tap(hers, '发出去')
  await reads(hers, '明天上午可以来街道,带上工资条', '好的,我九点来', /许红在办/)
  await picture('07-working')
  await step('resolve', 'helped')
  await opens(hers, /^我的号码/, '六位数字的号码', PIN)
  await seen(hers.getByLabel(/^办好了/)).waitFor()
  await tap(hers, '撤回')
  await reads(hers, /撤回以后就不再办了/)
  await picture('08-done')
})

test('a wrong code, no request at all and somebody else’s phone show the same', async () => {
  const shownOn = async (phone: Page, digits: string) => {
    await opens(phone, /^我的号码/, '六位数字的号码', digits)
    await reads(phone, /没有求助过,也是这样显示/)
    return (await wordsOn(phone)).replace(digits, '')
  }
  const wrong = await shownOn(hers, '295817')
  const none = await shownOn(neighbours, PIN)
  expect(wrong).toBe(none)
})

test('without a name the receipt opens it, shown once, on any phone; nobody learns who wrote', async () => {
  await writes(hers, '想问问抚养费怎么要', /^不留名/)
  await tap(hers, '下一步')
  await tap(hers, '发出去')
  await reads(hers, '只显示这一次。')
  await picture('09-receipt')
  const receipt = (await seen(hers.getByLabel(/^回执 /)).textContent()) ?? ''
  expect(receipt).toMatch(/^(\d{4} ){3}\d{4}$/)
  const { cases } = await officer().call('help', 'desk', { ended: false })
  const caseId = cases.find(({ way }) => way === 'anonymous')?.caseId ?? ''
  expect(await officer().call('help', 'view', { caseId })).toMatchObject({ name: null })

  await open(hers, '/pages/help/mine')
  expect(await wordsOn(hers)).not.toContain(receipt)
  await opens(neighbours, /^回执/, '十六位数字的回执', receipt)
  await reads(neighbours, '已收到', '想问问抚养费怎么要')
})

test('a child is told before she sends that somebody must be told, and goes with a receipt to the county', async () => {
  await open(hers, '/pages/help/ask')
  await tap(hers, /^我还没满/, 'radio')
  await tap(hers, /^孩子的事/, 'radio')
  await tap(hers, /^这几天/, 'radio')
  await tap(hers, '下一步')
  await write(hers, '写几句', '爸爸打我')
  await reads(hers, '你现在安全吗?', '我们必须告诉能保护你的人')
  await seen(hers.getByRole('button', { name: /^打 110/ })).waitFor()
  await picture('10-child')
  await tap(hers, '下一步')
  await tap(hers, '下一步')
  await reads(hers, /澜川县妇联/)
  await tap(hers, '发出去')
  await reads(hers, /先看清/)
  await tap(hers, /^我们必须告诉/, 'switch')
  await tap(hers, '发出去')
  await reads(hers, '只显示这一次。')
  expect((await officer().call('help', 'desk', { ended: false })).cases.some(({ child }) => child === 'writes')).toBe(
    false,
  )
})

test('danger at night is told honestly, and 110 stands over every step', async () => {
  await open(hers, '/pages/help/ask')
  await tap(hers, /^我自己的事/, 'radio')
  await tap(hers, /^人身安全/, 'radio')
  await tap(hers, /^现在就有危险/, 'radio')
  await seen(hers.getByRole('button', { name: /^打 110,有危险先打/ })).waitFor()
  await tap(hers, '下一步')
  await write(hers, '写几句', '他又动手了')
  await tap(hers, '下一步')
  await tap(hers, /^不留名/, 'radio')
  await tap(hers, /^发短信/, 'radio')
  await write(hers, '哪个号码', '13000000202')
  await write(hers, '暗号', '交电费')
  await tap(hers, '下一步')
  await reads(hers, /澜川县妇联/)
  await picture('11-danger')
  await tap(hers, '发出去')
  await reads(hers, /现在没有值班的人可以呼叫。如有危险请立即打 110/)
})

test('an answer that got lost is asked for again with the same ticket: one request, one receipt', async () => {
  await writes(hers, '想学一门手艺', /^不留名/)
  await tap(hers, '下一步')
  await reads(hers, /许红/)
  const before = (await officer().call('help', 'desk', { ended: false })).cases.length
  // It arrives, and the phone never hears of it.
  await hers.route('**/local/call', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await tap(hers, '发出去')
  await reads(hers, /再发一次不会变成两件/)
  expect(await hers.getByRole('button', { name: '上一步' }).locator('visible=true').count()).toBe(0)
  await hers.unroute('**/local/call')
  await tap(hers, '再发一次')
  await reads(hers, '只显示这一次。')
  expect((await officer().call('help', 'desk', { ended: false })).cases).toHaveLength(before + 1)
})

test('leaving in the middle ends on the home page with nothing behind it, on the screen or on the phone', async () => {
  const planted = ['他把门锁了', '对方大名', '交电费暗号', PIN]
  await writes(hers, planted[0] ?? '', /^留个号码/)
  await write(hers, '六位数字的号码', PIN)
  await write(hers, '对方叫什么', planted[1] ?? '')
  await tap(hers, /^发短信/, 'radio')
  await write(hers, '暗号', planted[2] ?? '')
  expect(await wordsOn(hers)).toContain(planted[1])
  await tap(hers, /^离开/)
  await tap(hers, '重新打开')
  expect(await pageOf(hers)).toBe('pages/home/home')
  expect(await hers.locator('#back').isVisible()).toBe(false)
  const left = `${await keptOn(hers)} ${await wordsOn(hers)}`
  for (const words of [...planted, WORDS, '工作与钱', 'caseId', 'receipt']) expect(left).not.toContain(words)
})

test('a phone that is put away has forgotten what was written when it is taken up again', async () => {
  await writes(hers, '他翻我的手机', /^不留名/)
  await callWx(hers, 'exitMiniProgram', {})
  await tap(hers, '重新打开')
  await reads(hers, '替谁说')
  expect(await wordsOn(hers)).not.toContain('他翻我的手机')
  await opens(hers, /^我的号码/, '六位数字的号码', PIN)
  await reads(hers, WORDS)
  await callWx(hers, 'exitMiniProgram', {})
  await tap(hers, '重新打开')
  expect(await wordsOn(hers)).not.toContain(WORDS)
})

test('with the largest letters no step of it stands out of the phone', async () => {
  const large = await phoneOf('demo-ma-li', 1.8)
  const look = async (name: string) => {
    expect({ [name]: await standsOut(large) }).toEqual({ [name]: [] })
    await large.screenshot({ path: path.join(PICTURES, `asking-large-${name}.png`) })
  }
  await writes(large, '想开个小店,不知道怎么办执照', /^不留名/)
  await tap(large, /^发短信/, 'radio')
  await write(large, '哪个号码', '13000000205')
  await look('reach')
  await tap(large, '下一步')
  await reads(large, /许红/)
  await tap(large, '不让城关街道妇联的人看')
  await reads(large, /澜川县妇联/, /^放回来/)
  await look('readers')
  await tap(large, '发出去')
  await reads(large, '只显示这一次。')
  await look('receipt')
  const receipt = (await seen(large.getByLabel(/^回执 /)).textContent()) ?? ''
  await opens(large, /^回执/, '十六位数字的回执', receipt)
  await reads(large, '想开个小店,不知道怎么办执照', '现在谁看得到')
  await look('case')
  await tap(large, '改怎样联系我')
  await look('contact')
  await tap(large, '关上')
  await tap(large, '约半小时')
  await reads(large, '这两个星期没有空着的时间。打 12338 也能问,或者过几天再看。')
  await look('half-hours')
  expect(await failures(large)).toEqual([])
  await large.close()
})
