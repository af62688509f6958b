import { isTrue, type MakeBuiltIn } from '../elements'

/** <text>: keeps line breaks; `user-select` lets the text be selected, `space` keeps spaces. */
export const text: MakeBuiltIn = (dom) => ({
  set(name, value) {
    if (name === 'user-select' || name === 'selectable') dom.classList.toggle('selectable', isTrue(value))
    else if (name === 'space') dom.style.whiteSpace = isTrue(value) ? 'pre-wrap' : ''
    else return name === 'decode' || name === 'overflow' || name === 'max-lines'
    return true
  },
})
