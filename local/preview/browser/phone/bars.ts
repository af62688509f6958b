import { fileAddress } from './addresses'
import { part } from './elements'
import { failUncaught } from './failures'
import { leaveByArrow } from './leaving'
import { appConfig, isTab, tabPaths, windowSetting } from './manifest'
import { call, pageStack, reLaunch, switchTab, topPage } from './pages'
import { clockOffset, realNow } from './realm'

const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the phone page has no #${id}`)
  return found
}

/** Draws navigation bar and tab bar for the page on top. */
export function drawBars(): void {
  const page = topPage()
  if (!page) return
  const custom = windowSetting(page.path, 'navigationStyle') === 'custom'
  document.body.classList.toggle('custom-navigation', custom)
  document.body.classList.toggle('dark-bar-text', page.colors.front === '#000000')
  const bar = byId('navigation')
  bar.style.background = custom ? 'transparent' : page.colors.back
  byId('status').style.background = custom ? 'transparent' : page.colors.back
  document.body.style.setProperty('--bar-text', page.colors.front)
  byId('navigation-title').textContent = custom ? '' : page.title
  document.title = page.title
  byId('back').hidden = custom || pageStack().length < 2
  byId('home').hidden = custom || pageStack().length > 1 || isTab(page.path) || page.path === appConfig().pages[0]
  drawTabs(page.path)
  const area = byId('pages').getBoundingClientRect()
  page.view.style.setProperty('--vh', `${area.height / 100}px`)
}

function drawTabs(path: string): void {
  const tabBar = appConfig().tabBar
  const bar = byId('tabs')
  document.body.classList.toggle('with-tabs', isTab(path))
  if (!tabBar || !isTab(path)) return
  bar.style.background = String(tabBar.backgroundColor ?? '#ffffff')
  bar.replaceChildren()
  for (const item of tabBar.list) {
    const on = item.pagePath === path
    const tab = part('button', `tab${on ? ' on' : ''}`, bar)
    tab.type = 'button'
    tab.setAttribute('role', 'tab')
    tab.setAttribute('aria-selected', String(on))
    const source = on ? (item.selectedIconPath ?? item.iconPath) : item.iconPath
    if (source) {
      const icon = part('img', 'tab-icon', tab)
      icon.alt = ''
      icon.src = fileAddress(source.startsWith('/') ? source : `/${source}`, '')
    }
    part('span', 'tab-text', tab).textContent = item.text
    tab.style.color = String((on ? tabBar.selectedColor : tabBar.color) ?? (on ? '#07c160' : '#7f7f7f'))
    tab.addEventListener('click', () => {
      switchTab(`/${item.pagePath}`)
        .then(() => tellTabTap(item.pagePath, item.text))
        .catch(failUncaught)
    })
  }
}

/** The page behind a tapped tab hears which one it was. */
function tellTabTap(pagePath: string, text: string): void {
  const page = topPage()
  const index = tabPaths().indexOf(pagePath)
  if (page) call(page, 'onTabItemTap', { index: String(index), pagePath, text })
}

const two = (n: number) => String(n).padStart(2, '0')

/** The time in China by the phone's clock. */
function drawClock(): void {
  const china = new Date(realNow() + clockOffset() + 8 * 3_600_000)
  byId('status-time').textContent = `${two(china.getUTCHours())}:${two(china.getUTCMinutes())}`
}

/** Wires the buttons of the bars; `close` is what the capsule's round button does. */
export function installBars(close: () => void): void {
  byId('back').addEventListener('click', leaveByArrow)
  byId('home').addEventListener('click', () => {
    reLaunch(`/${tabPaths()[0] ?? appConfig().pages[0] ?? ''}`).catch(failUncaught)
  })
  byId('capsule-close').addEventListener('click', close)
  drawClock()
  setInterval(drawClock, 1000)
}
