import { isTrue, type MakeBuiltIn, numberOf, part, textOf } from '../elements'

/** <progress>: a bar from 0 to 100 percent. */
export const progress: MakeBuiltIn = (dom) => {
  const track = part('div', 'progress-track', dom)
  const bar = part('div', 'progress-bar', track)
  const info = part('span', 'progress-info', dom)
  info.hidden = true
  dom.setAttribute('role', 'progressbar')
  return {
    set(name, value) {
      if (name === 'percent') {
        const percent = Math.max(0, Math.min(100, numberOf(value, 0)))
        bar.style.width = `${percent}%`
        info.textContent = `${percent}%`
        dom.setAttribute('aria-valuenow', String(percent))
      } else if (name === 'activeColor' || name === 'active-color' || name === 'color')
        bar.style.background = textOf(value)
      else if (name === 'backgroundColor' || name === 'background-color') track.style.background = textOf(value)
      else if (name === 'stroke-width') track.style.height = `${numberOf(value, 6)}px`
      else if (name === 'border-radius') track.style.borderRadius = `${numberOf(value, 0)}px`
      else if (name === 'show-info') info.hidden = !isTrue(value)
      else return name === 'active' || name === 'active-mode' || name === 'duration' || name === 'font-size'
      return true
    },
  }
}
