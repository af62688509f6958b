import { fileAddress } from '../addresses'
import { provideOpenType } from '../built-ins/open-type'
import type { EaselDom } from '../elements'
import { part } from '../elements'
import { appConfig } from '../manifest'
import { showCard } from '../overlay'
import { call, topPage } from '../pages'
import { asynchronousApis } from './callbacks'

interface ShareAnswer {
  title?: string
  path?: string
  imageUrl?: string
  promise?: Promise<ShareAnswer>
}

/** Asks the page for its share card and shows it, with the path a friend would open. */
export async function share(from: 'button' | 'menu', target?: EaselDom): Promise<void> {
  const page = topPage()
  if (!page) return
  const answer = (call(page, 'onShareAppMessage', { from, target: target?.__wxElement }) ?? {}) as ShareAnswer
  const later = answer.promise ? await answer.promise : {}
  const shared = { ...answer, ...later }
  const query = Object.entries(page.query)
    .map(([key, value]) => `${key}=${value}`)
    .join('&')
  const path = shared.path ?? `/${page.path}${query ? `?${query}` : ''}`
  const title = shared.title ?? String(appConfig().window?.navigationBarTitleText ?? '小程序')
  const card = showCard('转发给朋友', [title], 'share')
  card.root.dataset.path = path
  if (shared.imageUrl) {
    const picture = part('img', 'card-picture', card.body)
    picture.alt = ''
    picture.src = fileAddress(shared.imageUrl, page.path)
  }
  part('p', 'card-path', card.body).textContent = path
}

export function shareApis() {
  provideOpenType('share', (dom) => void share('button', dom))
  return asynchronousApis({
    showShareMenu: () => undefined,
    hideShareMenu: () => undefined,
    updateShareMenu: () => undefined,
  })
}
