import { type MakeBuiltIn, numberOf, textOf } from '../elements'
import { fail } from '../failures'

type Go = (kind: string, url: string, delta: number) => void
let go: Go | undefined

export const provideNavigation = (navigate: Go) => {
  go = navigate
}

/** <navigator>: a link between pages. Other mini programs are out of reach here. */
export const navigator: MakeBuiltIn = (dom) => {
  let url = ''
  let kind = 'navigate'
  let delta = 1
  dom.setAttribute('role', 'link')
  dom.tabIndex = 0
  return {
    set(name, value) {
      if (name === 'url') url = textOf(value)
      else if (name === 'open-type') kind = textOf(value) || 'navigate'
      else if (name === 'delta') delta = numberOf(value, 1)
      else if (name === 'target') {
        if (value !== 'self') fail('<navigator target="miniProgram"> is not supported by the preview')
      } else return false
      return true
    },
    tapped: () => go?.(kind, url, delta),
  }
}
