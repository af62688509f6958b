import { mkdirSync } from 'node:fs'
import type { Browser, Frame, Page } from 'playwright-core'
import { startBrowser } from '../preview/browser'
import { type County, handTo, openStage, PICTURES, startCounty } from './county'
import { failures, type Phone, picture, press, reads, seen, tap, write } from './screen'

jest.setTimeout(120_000)

let county: County
let browser: Browser
let stage: Page
/** As it was read out by the one who made it. */
let code = ''

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty('wholeRoll')
  browser = await startBrowser()
  stage = await openStage(browser, county.cloud.url)
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

const resident = (openid: string): Promise<Frame> => handTo(stage, 'resident', '居民', openid)
const host = (openid: string): Promise<Frame> => handTo(stage, 'host', '微家主人', openid)
const tab = (phone: Phone, name: string): Promise<void> => press(phone, phone.getByText(name, { exact: true }))

/** The code that stands on her screen, read aloud. */
async function codeOn(phone: Phone): Promise<string> {
  const said = await seen(phone.locator('[aria-label^="编号 "]')).getAttribute('aria-label')
  return (said ?? '').replace('编号 ', '')
}

/** She goes to 认领和编号 on her own page, and types what she was told. */
async function typesCode(phone: Phone): Promise<void> {
  await tab(phone, '我的')
  await tap(phone, /^认领和编号/)
  await write(phone, '编号', code)
  await tap(phone, /^下一步/)
}

describe('women of a roll make themselves known', () => {
  test('a host finds the home that the county imported; her name stands there as 待认领', async () => {
    const phone = await resident('demo-lin-lihua')
    await write(phone, '找微家', '芳邻妇女微家3')
    await tap(phone, /^芳邻妇女微家3/)
    await reads(phone, '林丽华', '待认领')
    await picture(stage, 'people-1-unclaimed')
    await tap(phone, '我就是她,去认领', 'link')
    await reads(phone, '芳邻妇女微家3,是您家吗')
  })

  test('refusing the number costs her nothing; letting it go shows whom the roll means', async () => {
    const phone = await resident('demo-lin-lihua')
    await tab(phone, '我的')
    await tap(phone, /^认领和编号/)
    await tap(phone, '用微信手机号认一认')
    await press(phone, phone.locator('#overlays').getByText('拒绝', { exact: true }))
    await reads(phone, /没有授权也没关系/)
    await tap(phone, '用微信手机号认一认')
    await press(phone, phone.locator('#overlays').getByText('允许', { exact: true }))
    await reads(phone, '尾号 7356,名册里有 1 位。看看是不是您。', '芳邻妇女微家3')
    await picture(stage, 'people-2-is-it-you')
    await tap(phone, '林丽华,这就是我')
    await reads(phone, '芳邻妇女微家3', '这一周')
    await picture(stage, 'people-3-hers')
    expect(await failures(phone)).toEqual([])
  })

  test('she invites her neighbour as second host, who takes the code in her own name', async () => {
    const lead = await host('demo-lin-lihua')
    await tap(lead, /^一起的主人/)
    await tap(lead, '请姐妹一起当主人')
    code = await codeOn(lead)
    expect(code.replaceAll(' ', '')).toHaveLength(28)
    await picture(stage, 'people-4-code')
    const phone = await resident('demo-shen-laoshi')
    await typesCode(phone)
    await reads(phone, '来「芳邻妇女微家3」一起当主人', /^林丽华邀请您。/)
    await write(phone, '怎么称呼您', '沈老师')
    await picture(stage, 'people-5-invitation')
    await tap(phone, '我愿意')
    await reads(phone, '您是「芳邻妇女微家3」的主人了')
    expect(await failures(phone)).toEqual([])
  })

  test('a code is good for one woman once', async () => {
    const phone = await resident('demo-fang-jing')
    await typesCode(phone)
    await reads(phone, /这个编号不对、用过了或者过期了/)
  })

  test('the lead changes hands in two steps: offered, then taken', async () => {
    const lead = await host('demo-lin-lihua')
    await tap(lead, /^一起的主人/)
    await tap(lead, '请沈老师牵头')
    await tap(lead, '请她牵头')
    await reads(lead, '正等沈老师答应牵头。')
    await picture(stage, 'people-6-offered')
    const phone = await resident('demo-shen-laoshi')
    await tab(phone, '我的')
    await tap(phone, /^芳邻妇女微家3,请您来牵头/)
    await reads(phone, '请您来牵头')
    await tap(phone, '我来牵头')
    await picture(stage, 'people-7-taking')
    await press(phone, phone.getByRole('dialog').getByRole('button', { name: '我来牵头' }))
    await reads(phone, '沈老师(我)', '请姐妹一起当主人')
    await picture(stage, 'people-8-lead')
    const { hosts } = await county
      .as('demo-shen-laoshi')
      .call('home', 'hosts', { homeId: (await theirHome('demo-shen-laoshi')) ?? '' })
    expect(hosts.map(({ name, role }) => `${name} ${role}`).sort()).toEqual(['林丽华 host', '沈老师 leadHost'])
    expect([...(await failures(phone)), ...(await failures(lead))]).toEqual([])
  })

  test('a committee member claims herself by the code that an officer who knows her gives her', async () => {
    const officer = await handTo(stage, 'officer', '妇联干部', 'demo-he-yulan')
    await tap(officer, /^人和组织/, 'link')
    await tap(officer, '待认领', 'radio')
    await tap(officer, '给高敏出认领编号')
    code = await codeOn(officer)
    await picture(stage, 'people-9-member-code')
    const phone = await resident('demo-gao-min')
    await typesCode(phone)
    await reads(phone, '名册里的这位是您吗', '高敏', /潮音里微家 · 里塘社区 · 结对执委/)
    await picture(stage, 'people-10-member')
    await tap(phone, '这就是我')
    await reads(phone, '认领好了')
    const { pairedMembers } = await county
      .as('demo-wu-haiyan')
      .call('home', 'view', { homeId: (await theirHome('demo-wu-haiyan')) ?? '' })
    expect(pairedMembers).toMatchObject([{ name: '高敏', claimed: true }])
    expect([...(await failures(phone)), ...(await failures(officer))]).toEqual([])
  })
})

async function theirHome(openid: string): Promise<string | undefined> {
  const { homes } = await county.as(openid).call('member', 'me', {})
  return homes[0]?.homeId
}
