import { type EaselDom, isTrue, type MakeBuiltIn, numberOf, part, textOf } from '../elements'
import { emit, updateModel } from '../events'

const KEYBOARDS: Record<string, { type: string; mode: string }> = {
  text: { type: 'text', mode: 'text' },
  number: { type: 'text', mode: 'numeric' },
  idcard: { type: 'text', mode: 'text' },
  digit: { type: 'text', mode: 'decimal' },
  nickname: { type: 'text', mode: 'text' },
  'safe-password': { type: 'password', mode: 'text' },
}

type Field = HTMLInputElement | HTMLTextAreaElement

/** What input and textarea share: value, placeholder, focus and their events. */
function wire(dom: EaselDom, field: Field) {
  let name = ''
  let initial = ''
  let placeholderClass = 'input-placeholder'
  const placeholder = part('span', `placeholder ${placeholderClass}`, dom)
  placeholder.setAttribute('aria-hidden', 'true')
  const showPlaceholder = () => {
    placeholder.hidden = field.value !== ''
  }
  let composing = false
  const changed = () => {
    showPlaceholder()
    updateModel(dom, 'value', field.value)
    emit(dom, 'input', { value: field.value, cursor: field.selectionStart ?? field.value.length, keyCode: 0 })
  }
  field.addEventListener('compositionstart', () => {
    composing = true
    placeholder.hidden = true
  })
  field.addEventListener('compositionend', () => {
    composing = false
    changed()
  })
  field.addEventListener('input', () => {
    if (!composing) changed()
  })
  field.addEventListener('focus', () => emit(dom, 'focus', { value: field.value, height: 0 }))
  field.addEventListener('blur', () => {
    emit(dom, 'blur', { value: field.value, cursor: field.selectionStart ?? 0 })
    emit(dom, 'change', { value: field.value })
  })
  return {
    changed,
    confirm: () => emit(dom, 'confirm', { value: field.value }),
    field: () => (name === '' ? undefined : { name, value: field.value }),
    activate: () => field.focus(),
    reset() {
      field.value = initial
      updateModel(dom, 'value', initial)
      showPlaceholder()
    },
    set(attribute: string, value: unknown): boolean {
      if (attribute === 'value') {
        const next = textOf(value)
        if (field.value === '' && initial === '') initial = next
        if (field.value !== next) field.value = next
        showPlaceholder()
      } else if (attribute === 'name') name = textOf(value)
      else if (attribute === 'placeholder') {
        placeholder.textContent = textOf(value)
        // Kept on the field too, where assistive technology looks; the visible one carries the app's styles.
        field.placeholder = textOf(value)
      } else if (attribute === 'placeholder-style') placeholder.style.cssText = textOf(value)
      else if (attribute === 'placeholder-class') {
        for (const one of placeholderClass.split(/\s+/)) if (one) placeholder.classList.remove(one)
        placeholderClass = textOf(value)
        // Class names of an isolated component carry its prefix in the browser.
        const prefix = /^(\S+--)/.exec([...dom.classList].find((one) => one.includes('--')) ?? '')?.[1] ?? ''
        for (const one of placeholderClass.split(/\s+/)) if (one) placeholder.classList.add(one, `${prefix}${one}`)
      } else if (attribute === 'disabled') field.disabled = isTrue(value)
      else if (attribute === 'maxlength') {
        const most = numberOf(value, 140)
        if (most < 0) field.removeAttribute('maxlength')
        else field.maxLength = most
      } else if (attribute === 'focus' || attribute === 'auto-focus') {
        if (isTrue(value)) requestAnimationFrame(() => field.focus())
        else if (document.activeElement === field) field.blur()
      } else if (attribute.startsWith('aria-') && attribute !== 'aria-role' && attribute !== 'aria-hidden')
        field.setAttribute(attribute, textOf(value))
      else
        return (
          attribute.startsWith('cursor') ||
          attribute.startsWith('selection') ||
          attribute.startsWith('adjust') ||
          attribute === 'hold-keyboard' ||
          attribute === 'always-embed' ||
          attribute === 'show-confirm-bar' ||
          attribute === 'disable-default-padding'
        )
      return true
    },
  }
}

/** <input>: a native field inside; 140 characters unless maxlength says otherwise, as in WeChat. */
export const input: MakeBuiltIn = (dom) => {
  const field = part('input', 'inner-field', dom)
  field.maxLength = 140
  field.autocomplete = 'off'
  const shared = wire(dom, field)
  let kind = 'text'
  let password = false
  const apply = () => {
    const keyboard = KEYBOARDS[kind] ?? KEYBOARDS.text
    field.type = password ? 'password' : (keyboard?.type ?? 'text')
    field.inputMode = keyboard?.mode ?? 'text'
  }
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) shared.confirm()
  })
  return {
    ...shared,
    set(attribute, value) {
      if (attribute === 'type') kind = textOf(value) || 'text'
      else if (attribute === 'password') password = isTrue(value)
      else if (attribute === 'confirm-type') field.enterKeyHint = textOf(value) as 'done'
      else return attribute === 'confirm-hold' || shared.set(attribute, value)
      apply()
      return true
    },
  }
}

/** <textarea>: as input, with many lines and `auto-height`. */
export const textarea: MakeBuiltIn = (dom) => {
  const field = part('textarea', 'inner-field', dom)
  field.maxLength = 140
  const shared = wire(dom, field)
  let autoHeight = false
  const fit = () => {
    if (!autoHeight) return
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
    emit(dom, 'linechange', { height: field.scrollHeight, lineCount: field.value.split('\n').length })
  }
  field.addEventListener('input', fit)
  return {
    ...shared,
    set(attribute, value) {
      if (attribute === 'auto-height') {
        autoHeight = isTrue(value)
        dom.classList.toggle('auto-height', autoHeight)
        requestAnimationFrame(fit)
        return true
      }
      if (attribute === 'confirm-type' || attribute === 'confirm-hold' || attribute === 'fixed') return true
      const taken = shared.set(attribute, value)
      if (attribute === 'value') requestAnimationFrame(fit)
      return taken
    },
  }
}
