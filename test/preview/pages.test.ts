import type { Browser, Page } from 'playwright-core'
import { failuresOf, openPhone, startBrowser } from './browser'
import { type Host, startHost } from './host'

let host: Host
let browser: Browser
let page: Page
beforeAll(async () => {
  host = await startHost()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
})
beforeEach(async () => {
  page = await openPhone(browser, host, 'pages/home/home?from=poster')
})
afterEach(() => page.context().close())

const top = () => page.evaluate(() => window.__preview.page())
const arrive = (path: string) => page.waitForFunction((wanted) => window.__preview.page() === wanted, path)
const go = (api: string, options: object) =>
  page.evaluate(
    async ([name, given]) => {
      try {
        await window.wx[name as string]?.(given)
        return 'ok'
      } catch (error) {
        return (error as { errMsg: string }).errMsg
      }
    },
    [api, options] as const,
  )
const life = () => page.locator('#life').first().textContent()

describe('life cycles', () => {
  test('App hears its launch path and query; a page loads, shows and is ready in this order', async () => {
    expect(await page.evaluate(() => window.getApp().heard)).toEqual([
      'launch pages/home/home poster',
      'show pages/home/home',
    ])
    await page.waitForFunction(() => document.getElementById('life')?.textContent?.endsWith('onReady'))
    expect(await life()).toBe('onLoad onShow onReady')
  })

  test('leaving and coming back is hide and show, for the page and its components', async () => {
    await page.getByRole('button', { name: '更多' }).click()
    await arrive('more/pages/detail/detail')
    await page.getByRole('button', { name: '返回' }).click()
    await arrive('pages/home/home')
    expect(await life()).toBe('onLoad onShow onReady onHide onShow')
    await page.getByText('shows 2').first().waitFor()
  })

  test('the capsule puts the mini program away and brings it back', async () => {
    await page.getByRole('button', { name: '收起小程序' }).click()
    await page.getByRole('button', { name: '重新打开' }).click()
    expect(await page.evaluate(() => window.getApp().heard.slice(2))).toEqual(['hide', 'show pages/home/home'])
  })
})

test('after a jump of the clock the mini program is opened again, after a second it is not', async () => {
  host.moveClock(1000)
  host.moveClock(86_400_000)
  await page.waitForFunction(() => window.getApp().heard.length > 2)
  expect(await page.evaluate(() => window.getApp().heard.slice(2))).toEqual(['hide', 'show pages/home/home'])
  await page.waitForFunction(() => document.getElementById('life')?.textContent?.endsWith('onHide onShow'))
})

describe('the stack', () => {
  test('a subpackage is fetched when it is first opened, and finds modules of the main package', async () => {
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    expect(await page.evaluate(() => window.__preview.loadedPackages())).toEqual([])
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByText('你好,你 7 在分包里').waitFor()
    expect(fetched.filter((one) => one.includes('/package/'))).toEqual([expect.stringMatching(/\/package\/more\.js$/)])
    expect(await page.evaluate(() => window.getCurrentPages().map((one) => one.route))).toEqual([
      'pages/home/home',
      'more/pages/detail/detail',
    ])
  })

  test('who waits for a page that was asked for is told when it stands', async () => {
    const told = await page.evaluate(async () => {
      const { isOpening, page: top } = window.__preview
      const before = isOpening()
      const opened = window.wx.navigateTo?.({ url: '/more/pages/detail/detail' })
      // An asynchronous API of the preview begins its work behind whoever called it.
      await Promise.resolve()
      const meanwhile = [isOpening(), top()]
      await opened
      return [before, ...meanwhile, isOpening(), top()]
    })
    expect(told).toEqual([false, true, 'pages/home/home', false, 'more/pages/detail/detail'])
    expect(await go('navigateTo', { url: '/pages/nowhere/nowhere' })).toContain('not found')
    expect(await page.evaluate(() => window.__preview.isOpening())).toBe(false)
  })

  test('preloadRule fetches a package ahead of need', async () => {
    await go('navigateTo', { url: '/pages/list/list' })
    await page.waitForFunction(() => window.__preview.loadedPackages().includes('ahead'))
  })

  test('ten pages are the most', async () => {
    for (let i = 0; i < 9; i++)
      expect(await go('navigateTo', { url: `/more/pages/detail/detail?id=${i}&name=x` })).toBe('ok')
    expect(await go('navigateTo', { url: '/more/pages/detail/detail?id=9&name=x' })).toContain('limit 10')
    expect(await page.evaluate(() => window.getCurrentPages().length)).toBe(10)
    await go('navigateBack', { delta: 9 })
    expect(await top()).toBe('pages/home/home')
  })

  test('redirectTo replaces, reLaunch starts over, a page not in app.json is refused by name', async () => {
    await go('navigateTo', { url: '/pages/list/list' })
    await go('redirectTo', { url: '/pages/apis/apis' })
    expect(await page.evaluate(() => window.getCurrentPages().map((one) => one.route))).toEqual([
      'pages/home/home',
      'pages/apis/apis',
    ])
    await go('reLaunch', { url: '/pages/share/share?a=1' })
    expect(await page.evaluate(() => window.getCurrentPages().map((one) => one.options))).toEqual([{ a: '1' }])
    expect(await go('navigateTo', { url: '/pages/nowhere/nowhere' })).toContain(
      'page "pages/nowhere/nowhere" is not found',
    )
    expect(await failuresOf(page)).toEqual(['navigateTo: page "pages/nowhere/nowhere" is not found'])
  })

  test('a relative url starts at the page on top', async () => {
    expect(await go('navigateTo', { url: '../list/list' })).toBe('ok')
    expect(await top()).toBe('pages/list/list')
  })
})

describe('tabs and bars', () => {
  test('tabs show icons of the package, and a tab page keeps its state', async () => {
    const icon = page.locator('.tab-icon')
    expect(await icon.evaluate((dom) => (dom as HTMLImageElement).naturalWidth)).toBe(24)
    await page.getByRole('tab', { name: '表单' }).click()
    await page.getByLabel('名字', { exact: true }).fill('留着')
    await page.getByRole('tab', { name: '首页' }).click()
    await page.getByRole('tab', { name: '表单' }).click()
    expect(await page.getByLabel('名字', { exact: true }).inputValue()).toBe('留着')
    expect(await go('navigateTo', { url: '/pages/home/home' })).toContain('tabbar page')
  })

  test('title and colours of the bar follow page, app and wx', async () => {
    const title = page.locator('#navigation-title')
    expect(await title.textContent()).toBe('首页样张')
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByText('换名字').click()
    await page.waitForFunction(() => document.getElementById('navigation-title')?.textContent === '换了名字')
    await go('setNavigationBarColor', { frontColor: '#ffffff', backgroundColor: '#1d6b68' })
    expect(await page.locator('#navigation').evaluate((dom) => getComputedStyle(dom).backgroundColor)).toBe(
      'rgb(29, 107, 104)',
    )
  })

  test('a page entered from a card has a way home', async () => {
    await go('reLaunch', { url: '/pages/list/list' })
    await page.getByRole('button', { name: '回到首页' }).click()
    await arrive('pages/home/home')
  })
})

describe('pull down', () => {
  const pulls = (n: number) =>
    page.waitForFunction((wanted) => document.getElementById('pulls')?.textContent === `拉了 ${wanted} 次`, n)

  test('a drag from the top refreshes, a short one does not', async () => {
    await page.mouse.move(200, 150)
    await page.mouse.down()
    await page.mouse.move(200, 190, { steps: 3 })
    await page.mouse.up()
    await page.mouse.move(200, 150)
    await page.mouse.down()
    await page.mouse.move(200, 300, { steps: 5 })
    await page.mouse.up()
    await pulls(1)
    await page.waitForFunction(() => document.querySelector('.page-view.refreshing') === null)
  })

  test('wx.startPullDownRefresh asks the page too; a page without it fails', async () => {
    expect(await go('startPullDownRefresh', {})).toBe('ok')
    await pulls(1)
    await go('navigateTo', { url: '/pages/list/list' })
    expect(await go('startPullDownRefresh', {})).toContain('enablePullDownRefresh is off')
  })
})

test('setData is metered by page and component', async () => {
  await page.waitForFunction(() => document.getElementById('life')?.textContent?.endsWith('onReady'))
  const noted = await page.evaluate(() => window.__preview.metrics.setData)
  expect(noted).toContainEqual({ page: 'pages/home/home', component: 'pages/home/home', bytes: 17 })
  expect(noted).toContainEqual({ page: 'pages/home/home', component: 'components/home-card/home-card', bytes: 12 })
})
