import { type EaselDom, isTrue, type MakeBuiltIn, numberOf, textOf } from '../elements'
import { emit } from '../events'

/** <scroll-view>: the element scrolls itself. Edges fire once per arrival, as in WeChat. */
export const scrollView: MakeBuiltIn = (dom) => {
  let upper = 50
  let lower = 50
  let smooth = false
  let refresher = false
  let last = { top: 0, left: 0 }
  const near = { upper: true, lower: false }
  const edges = () => {
    const vertical = dom.classList.contains('scroll-y')
    const at = vertical ? dom.scrollTop : dom.scrollLeft
    const rest = vertical ? dom.scrollHeight - dom.clientHeight - at : dom.scrollWidth - dom.clientWidth - at
    const direction = vertical ? ['top', 'bottom'] : ['left', 'right']
    if (at <= upper !== near.upper) {
      near.upper = at <= upper
      if (near.upper) emit(dom, 'scrolltoupper', { direction: direction[0] })
    }
    if (rest <= lower !== near.lower) {
      near.lower = rest <= lower
      if (near.lower) emit(dom, 'scrolltolower', { direction: direction[1] })
    }
  }
  dom.addEventListener('scroll', () => {
    emit(dom, 'scroll', {
      scrollTop: dom.scrollTop,
      scrollLeft: dom.scrollLeft,
      scrollHeight: dom.scrollHeight,
      scrollWidth: dom.scrollWidth,
      deltaX: last.left - dom.scrollLeft,
      deltaY: last.top - dom.scrollTop,
    })
    last = { top: dom.scrollTop, left: dom.scrollLeft }
    edges()
  })
  const scrollTo = (to: ScrollToOptions) =>
    requestAnimationFrame(() => dom.scrollTo({ ...to, behavior: smooth ? 'smooth' : 'instant' }))
  installRefresher(dom, () => refresher)
  return {
    set(name, value) {
      if (name === 'scroll-x' || name === 'scroll-y') dom.classList.toggle(name, isTrue(value))
      else if (name === 'upper-threshold') upper = numberOf(value, 50)
      else if (name === 'lower-threshold') lower = numberOf(value, 50)
      else if (name === 'scroll-top') {
        if (textOf(value) !== '') scrollTo({ top: numberOf(value, 0) })
      } else if (name === 'scroll-left') {
        if (textOf(value) !== '') scrollTo({ left: numberOf(value, 0) })
      } else if (name === 'scroll-into-view') {
        const id = textOf(value)
        if (id !== '')
          requestAnimationFrame(() => {
            const target = dom.querySelector<HTMLElement>(`#${CSS.escape(id)}`)
            if (!target) return
            const from = dom.getBoundingClientRect()
            const to = target.getBoundingClientRect()
            scrollTo({ top: dom.scrollTop + to.top - from.top, left: dom.scrollLeft + to.left - from.left })
          })
      } else if (name === 'scroll-with-animation') smooth = isTrue(value)
      else if (name === 'refresher-enabled') refresher = isTrue(value)
      else if (name === 'refresher-triggered') dom.classList.toggle('refreshing', isTrue(value))
      else if (name === 'enable-flex') dom.classList.toggle('flex', isTrue(value))
      else if (name === 'show-scrollbar') dom.classList.toggle('no-scrollbar', !isTrue(value))
      else
        return (
          name.startsWith('refresher-') ||
          [
            'enhanced',
            'enable-back-to-top',
            'bounces',
            'type',
            'paging-enabled',
            'fast-deceleration',
            'scroll-anchoring',
            'enable-passive',
            'using-sticky',
          ].includes(name)
        )
      return true
    },
  }
}

/** Pulling a scroll-view down at its top asks for a refresh. */
function installRefresher(dom: EaselDom, enabled: () => boolean): void {
  let from: number | undefined
  dom.addEventListener('pointerdown', (event) => {
    from = enabled() && dom.scrollTop <= 0 ? event.clientY : undefined
  })
  dom.addEventListener('pointerup', (event) => {
    if (from !== undefined && event.clientY - from > 60) {
      dom.classList.add('refreshing')
      emit(dom, 'refresherrefresh', { dy: event.clientY - from })
    }
    from = undefined
  })
}
