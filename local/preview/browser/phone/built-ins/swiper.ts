import { isTrue, type MakeBuiltIn, numberOf, part, textOf } from '../elements'
import { emit, updateModel } from '../events'

/** <swiper>: its items lie side by side and snap; a drag of mouse or finger scrolls them. */
export const swiper: MakeBuiltIn = (dom) => {
  const dots = part('div', 'swiper-dots', dom)
  dots.hidden = true
  let current = 0
  let interval = 5000
  let autoplay = false
  let timer: ReturnType<typeof setInterval> | undefined
  let source: 'autoplay' | 'touch' | '' = ''
  const vertical = () => dom.classList.contains('vertical')
  const items = () => [...dom.children].filter((one): one is HTMLElement => one.tagName === 'WX-SWIPER-ITEM')
  const paint = () => {
    const count = items().length
    while (dots.children.length < count) part('i', '', dots)
    while (dots.children.length > count) dots.lastChild?.remove()
    ;[...dots.children].forEach((dot, index) => {
      dot.classList.toggle('on', index === current)
    })
  }
  const size = () => (vertical() ? dom.clientHeight : dom.clientWidth)
  const show = (index: number, behavior: ScrollBehavior) => {
    const at = index * size()
    dom.scrollTo(vertical() ? { top: at, behavior } : { left: at, behavior })
  }
  const arrive = () => {
    if (size() === 0) return
    const index = Math.round((vertical() ? dom.scrollTop : dom.scrollLeft) / size())
    if (index === current) return
    current = index
    paint()
    updateModel(dom, 'current', current)
    const detail = { current, currentItemId: items()[current]?.dataset.itemId ?? '', source }
    emit(dom, 'change', detail)
    emit(dom, 'animationfinish', detail)
    source = ''
  }
  dom.addEventListener('scroll', arrive)
  const restart = () => {
    clearInterval(timer)
    if (!autoplay) return
    timer = setInterval(() => {
      if (!dom.isConnected) return clearInterval(timer)
      source = 'autoplay'
      show((current + 1) % Math.max(1, items().length), 'smooth')
    }, interval)
  }
  let drag: { at: number; scroll: number } | undefined
  dom.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse')
      drag = { at: vertical() ? event.clientY : event.clientX, scroll: vertical() ? dom.scrollTop : dom.scrollLeft }
    source = 'touch'
  })
  dom.addEventListener('pointermove', (event) => {
    if (!drag || !(event.buttons & 1)) return
    dom.classList.add('dragging')
    const by = (vertical() ? event.clientY : event.clientX) - drag.at
    if (vertical()) dom.scrollTop = drag.scroll - by
    else dom.scrollLeft = drag.scroll - by
  })
  const release = () => {
    if (!drag) return
    const from = Math.round(drag.scroll / Math.max(1, size()))
    const moved = ((vertical() ? dom.scrollTop : dom.scrollLeft) - drag.scroll) / Math.max(1, size())
    drag = undefined
    dom.classList.remove('dragging')
    const to = Math.abs(moved) > 0.15 ? from + Math.sign(moved) : from
    show(Math.max(0, Math.min(items().length - 1, to)), 'smooth')
  }
  for (const type of ['pointerup', 'pointerleave', 'pointercancel'] as const) dom.addEventListener(type, release)
  new MutationObserver(paint).observe(dom, { childList: true })
  return {
    set(name, value) {
      if (name === 'current') {
        const wanted = numberOf(value, 0)
        requestAnimationFrame(() => {
          if (wanted !== current) show(wanted, 'instant')
        })
      } else if (name === 'autoplay') autoplay = isTrue(value)
      else if (name === 'interval') interval = numberOf(value, 5000)
      else if (name === 'vertical') dom.classList.toggle('vertical', isTrue(value))
      else if (name === 'indicator-dots') dots.hidden = !isTrue(value)
      else if (name === 'indicator-color') dots.style.setProperty('--dot', textOf(value))
      else if (name === 'indicator-active-color') dots.style.setProperty('--dot-on', textOf(value))
      else
        return [
          'circular',
          'duration',
          'easing-function',
          'previous-margin',
          'next-margin',
          'display-multiple-items',
          'snap-to-edge',
          'cache-extent',
        ].includes(name)
      if (name === 'autoplay' || name === 'interval') restart()
      return true
    },
  }
}

export const swiperItem: MakeBuiltIn = (dom) => ({
  set(name, value) {
    if (name !== 'item-id') return name === 'skip-hidden-item-layout'
    dom.dataset.itemId = textOf(value)
    return true
  },
})
