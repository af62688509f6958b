import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Input } from '../../demo/client'
import { failuresOf, startBrowser } from '../preview/browser'
import { BUILT, type County, PICTURES, startCounty } from './county'
import { standsOut } from './edges'
import { plantReviews } from './planted/reviews'
import { open, seen, tap, write } from './screen'

jest.setTimeout(120_000)

/** Experience 7: what a finger must hit, normally and in the elder layout. */
const LEAST = { normal: 44, elder: 60 }

type Holder = keyof typeof PEOPLE
const PEOPLE = {
  resident: 'demo-chen-apo',
  applicant: 'demo-ma-li',
  host: 'demo-wu-haiyan',
  officer: 'demo-he-yulan',
  villageOfficer: 'demo-zhao-suzhen',
  countyOfficer: 'demo-lin-xiufang',
  deskOfficer: 'demo-jiang-wen',
  reviewer: 'demo-xu-hong',
} as const
const PHONE: Record<Holder, string> = {
  resident: 'resident',
  applicant: 'resident',
  host: 'host',
  officer: 'officer',
  villageOfficer: 'officer',
  countyOfficer: 'officer',
  deskOfficer: 'officer',
  reviewer: 'officer',
}

/** Pages of whom they are for; what a page is about is filled in for `:home`, `:application` and `:code`. */
const PAGES: Record<string, [Holder, string?]> = {
  'pages/home/home': ['resident'],
  'pages/activity/activity': ['resident'],
  'pages/activity/detail': ['resident', 'id=:activity'],
  'pages/activity/mine': ['resident'],
  'pages/family/family': ['resident'],
  'pages/help/help': ['resident'],
  'pages/help/ask': ['resident'],
  'pages/help/mine': ['resident'],
  'pages/me/me': ['host'],
  'pages/micro-home/micro-home': ['resident', 'id=:home'],
  'pages/village/village': ['resident'],
  'pages/introduce/introduce': ['resident'],
  'pages/claim/claim': ['resident', 'home=:home'],
  'pages/invitation/invitation': ['resident', 'code=:code'],
  'pages/about/about': ['resident'],
  'pages/inbox/inbox': ['resident'],
  'host/workbench/workbench': ['host'],
  'host/hosts/hosts': ['host', 'id=:home'],
  'host/profile/profile': ['host', 'id=:home'],
  'host/rotation/rotation': ['host', 'id=:home&month=:month'],
  'host/rotation/make': ['host', 'id=:home&month=:month'],
  'host/reception/reception': ['host', 'id=:home'],
  'host/visit/visit': ['host', 'id=:home'],
  'host/publish/publish': ['host', 'home=:home'],
  'host/activities/activities': ['host', 'home=:home'],
  'host/activity/activity': ['host', 'id=:activity'],
  'host/record/record': ['host', 'id=:activity'],
  'host/calls/calls': ['host', 'id=:activity'],
  'host/apply/apply': ['applicant'],
  'host/apply/form': ['resident'],
  'host/apply/progress': ['applicant', 'home=:application'],
  'federation/homes/homes': ['officer'],
  'federation/applications/applications': ['villageOfficer'],
  'federation/applications/application': ['villageOfficer', 'home=:application'],
  'federation/roll/roll': ['officer'],
  'federation/people/people': ['officer'],
  'federation/coverage/coverage': ['officer'],
  'federation/duties/duties': ['officer'],
  'federation/check-ins/check-ins': ['officer'],
  'federation/calendar/calendar': ['countyOfficer'],
  'federation/pace/pace': ['officer'],
  'federation/help/help': ['deskOfficer'],
  'federation/help/case': ['deskOfficer'],
  'federation/help/duty': ['deskOfficer'],
  'federation/help/enter': ['deskOfficer'],
  'federation/help/figures': ['deskOfficer'],
  'federation/help/exports': ['deskOfficer'],
  'federation/five/five': ['countyOfficer'],
  'pages/honours/honours': ['resident', 'id=:published'],
  'host/five/proof': ['host', 'id=:home&campaign=:published'],
  'federation/reviews/reviews': ['reviewer'],
  'federation/reviews/review': ['reviewer', 'id=:underReview'],
  'host/pace/pace': ['host', 'id=:home'],
  'host/plan/plan': ['host', 'id=:home'],
  'host/five/five': ['host', 'id=:home'],
  'pages/check-in/check-in': ['resident'],
  'pages/my-code/my-code': ['resident'],
  'host/check-in/check-in': ['host', 'id=:activity'],
  'host/cards/cards': ['host', 'id=:activity'],
}
/** Shows components to those who build with them, and has a test of its own. */
const GALLERY = 'gallery/gallery/gallery'

/** Seven days of a month stand side by side on a phone of 375 px in every layout: their width is what there is, their height is not. */
const MONTH_DAY = /^\d+月\d+日,/

/** What a page may say with no place to tap: nothing can be done there yet. */
const READ_ONLY = new Set(['pages/about/about'])

let county: County
let browser: Browser

let about: Record<string, string>

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  const host = county.as(PEOPLE.host)
  const [hers] = (await host.call('member', 'me', {})).homes
  const home = hers?.homeId ?? ''
  const { code } = await host.call('home', 'inviteHost', { homeId: home })
  const { homeId: application } = await county.as(PEOPLE.applicant).call('home', 'apply', APPLICATION)
  await keepDuty(home)
  await host.call('demonstration', 'refreshScore', { homeId: home })
  const activity = await gathering(home)
  await keepDesk()
  const { underReview, published } = await plantReviews(county, home)
  const reviewed = { underReview: `${underReview}_${home}`, published }
  about = { home, code, application, activity, month: '2027-05', ...reviewed }
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

/** The month at the host's home: who is on duty today and in the weeks after, and what somebody came for. */
async function keepDuty(homeId: string): Promise<void> {
  const host = county.as(PEOPLE.host)
  const { team, edition } = await host.call('rotation', 'monthPlan', { homeId, month: '2027-05' })
  const [wu = '', gao = wu] = team.map(({ personId }) => personId)
  const turn = (day: string, personId: string) => ({
    date: `2027-05-${day}`,
    from: 840,
    to: 960,
    kind: 'reception' as const,
    personId,
  })
  const slots = [turn('19', wu), turn('22', gao), turn('26', wu), turn('29', gao)]
  await host.call('rotation', 'makePlan', { homeId, month: '2027-05', seen: edition, slots })
  await host.call('rotation', 'confirmSlot', { homeId, month: '2027-05', slotId: '0526-1400' })
  const received = {
    topic: 'work' as const,
    alias: '阿珍',
    summary: '想找一份离家近的活',
    outcome: 'answered' as const,
  }
  const at = '2027-05-19T13:00:00+08:00'
  await host.call('rotation', 'receive', { homeId, at, received })
  await host.call('rotation', 'receive', { homeId, at, received: { topic: 'marriage', outcome: 'toldWhereToGo' } })
}

/** A gathering that begins in a quarter of an hour, with a grandmother on its roll who has no phone. */
async function gathering(homeId: string): Promise<string> {
  const { activityId } = await county.as(PEOPLE.host).call('activity', 'publish', {
    ...{ homeId, draftId: null, kind: 'gathering', templateId: null, title: '旗袍扣手作聚会', note: '带上剪刀。' },
    ...{ startsAt: '2027-05-19T13:20:00+08:00', endsAt: '2027-05-19T15:20:00+08:00' },
    ...{ opensAt: null, closesAt: '2027-05-19T13:19:00+08:00', freeCancelUntil: null },
    ...{ capacity: 20, waitlistMax: 10, countCompanions: true, audience: 'everyone', elsewhere: null, weekly: null },
  })
  const resident = county.as(PEOPLE.resident)
  const { personId } = await resident.call('member', 'rememberAdult', { name: '王阿婆', kin: 'elder', sixtyUp: true })
  const child = { nickname: '果果', ageBand: '7-12', allergy: '花生', join: 2, photo: null } as const
  const { lineId } = await resident.call('member', 'addChild', child)
  await resident.call('activity', 'signUp', { activityId, places: 2, lineIds: [lineId] })
  await resident.call('activity', 'signUp', { activityId, places: 1, personId })
  return activityId
}

const STAFF_PIN = '502871'

/** Somebody came to the county's desk at night, and who is called for the next one. */
async function keepDesk(): Promise<void> {
  const desk = county.as(PEOPLE.deskOfficer)
  await desk.call('member', 'setStaffPin', { pin: STAFF_PIN })
  const { personId } = await desk.call('member', 'me', {})
  const onRoster = { orgId: 'LC', personId: personId ?? '', until: null }
  await desk.call('help', 'putOnRoster', { ...onRoster, role: 'officer', chain: 1 })
  const shift = { from: '2027-05-19T08:30:00+08:00', until: '2027-05-19T17:30:00+08:00' }
  await desk.call('help', 'addShift', { orgId: 'LC', personId: personId ?? '', ...shift })
  const { caseId } = await desk.call('help', 'enter', {
    ...{ orgId: 'LC', topic: 'safety', harm: true, child: 'involved', urgency: 'now', about: 'self', cameBy: 'visit' },
    ...{ text: '他又动手了,孩子也被推了一把', name: '方静', otherName: null },
    contact: { channel: 'phone', phone: '13955544444', hours: '工作日上午', codeWord: '交电费', doNotCall: false },
    exclude: { personIds: [], orgIds: [] },
  })
  await desk.call('help', 'note', { caseId, text: '已请城关派出所走访' })
  await desk.call('help', 'reply', { caseId, text: '我们在。孩子的事我们先报告了。' })
}

/** Her phone in one layout, started once: its mini program takes longer to start than all of its pages to open. */
const phones = new Map<string, Page>()

async function phoneOf(holder: Holder, fontScale: number): Promise<Page> {
  const started = phones.get(`${holder} ${fontScale}`)
  if (started) return started
  const page = await (await browser.newContext({ viewport: { width: 375, height: 720 } })).newPage()
  await page.route(/\/preview\/phone\?/, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(/"fontScale":[\d.]+/, `"fontScale":${fontScale}`)
    await route.fulfill({ response: answer, body })
  })
  await page.goto(`${county.cloud.url}/preview/phone?id=${PHONE[holder]}&as=${PEOPLE[holder]}`)
  await page.waitForFunction(() => window.__preview?.ready === true)
  if (holder === 'deskOfficer') {
    await open(page, '/federation/help/help')
    await write(page, '工作密码', STAFF_PIN)
    await seen(page.getByText('等我们的求助')).waitFor()
  }
  phones.set(`${holder} ${fontScale}`, page)
  return page
}

/** Opens a page as a link from outside does: nothing lies below it. */
async function openPage(holder: Holder, path: string, fontScale: number): Promise<Page> {
  const page = await phoneOf(holder, fontScale)
  await open(page, `/${path}`)
  if (path === 'federation/help/case') {
    // No id of a case stands in a path: it is opened from the list.
    await open(page, '/federation/help/help')
    await tap(page, /^人身安全/)
  }
  await page.waitForFunction(() => !document.querySelector('[aria-label="正在加载"]'))
  return page
}

/** Everything on the page that answers a tap, with what a screen reader says and how large it is. */
const tappable = (page: Page) =>
  page.evaluate(() => {
    const roles = ['button', 'link', 'checkbox', 'radio', 'switch', 'treeitem']
    const found = document.querySelectorAll<HTMLElement>(
      [...roles.map((role) => `#pages [role="${role}"]`), '#pages wx-button', '#pages input'].join(','),
    )
    return [...found].flatMap((element) => {
      const box = element.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) return []
      const label = element.getAttribute('aria-label') ?? element.closest('[aria-label]')?.getAttribute('aria-label')
      return [{ label: label ?? '', says: (element.textContent ?? '').trim(), width: box.width, height: box.height }]
    })
  })

/** What 马莉 has sent in, so that an application lies on the village officer's table. */
const APPLICATION = {
  draftId: null,
  orgId: 'LC-T01-V01',
  name: '楼里有家',
  founderKind: 'industryWoman',
  venueKind: 'office',
  newField: 'newFormat',
  address: '锦程大厦 9 楼 902',
  position: { longitude: 120.3811, latitude: 30.0081 },
  areaM2: 40,
  seats: 20,
  hoursText: '每周三 14:00-16:00',
  services: ['rights', 'work'],
  primaryType: 'startupGuide',
  buildMode: 'build',
  positioning: 'pioneer',
  parentWomenHome: null,
  ownerConsent: { kind: 'written', until: null },
  voluntary: true,
  pairedMember: null,
  hostName: '马莉',
  phone: '13000000205',
} satisfies Input<'home', 'apply'>

test('every page of the mini program is looked at', () => {
  const { pages, subPackages } = JSON.parse(readFileSync(path.join(BUILT, 'miniprogram', 'app.json'), 'utf8')) as {
    pages: string[]
    subPackages: { root: string; pages: string[] }[]
  }
  const all = [...pages, ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
  expect(all.filter((page) => page !== GALLERY).sort()).toEqual(Object.keys(PAGES).sort())
})

describe('every place to tap has words for a screen reader and room for a finger, and nothing stands out of the phone', () => {
  test.each(Object.entries(PAGES))('on %s', async (route, [holder, query = '']) => {
    const filled = query.replace(/:(\w+)/g, (_, what: string) => about[what] ?? '')
    const wrong: string[] = []
    for (const [layout, fontScale] of [
      ['normal', 1],
      ['elder', 1.8],
    ] as const) {
      const failed = (await failuresOf(await phoneOf(holder, fontScale))).length
      const page = await openPage(holder, filled === '' ? route : `${route}?${filled}`, fontScale)
      const targets = await tappable(page)
      if (targets.length === 0 && !READ_ONLY.has(route)) wrong.push(`${layout}: nothing to tap`)
      for (const { label, says, width, height } of targets) {
        if (label === '') wrong.push(`${layout}: no words for ${says}`)
        const leastWidth = MONTH_DAY.test(label) ? LEAST.normal : LEAST[layout]
        if (width < leastWidth - 0.5 || height < LEAST[layout] - 0.5)
          wrong.push(`${layout}: ${label} ${width}x${height}`)
      }
      wrong.push(...(await standsOut(page)).map((what) => `${layout}: ${what} stands out`))
      wrong.push(...(await failuresOf(page)).slice(failed).map((what) => `${layout}: ${what}`))
      await page.screenshot({ path: path.join(PICTURES, `page-${route.replaceAll('/', '-')}-${layout}.png`) })
    }
    expect(wrong).toEqual([])
  })
})
