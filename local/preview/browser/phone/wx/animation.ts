interface Step {
  animates: { type: string; args: unknown[] }[]
  option: { transition: Record<string, unknown>; transformOrigin: string }
}

const STYLES = ['opacity', 'backgroundColor', 'width', 'height', 'left', 'top', 'right', 'bottom']
const TRANSFORMS = [
  'rotate',
  'rotateX',
  'rotateY',
  'rotateZ',
  'scale',
  'scaleX',
  'scaleY',
  'translate',
  'translateX',
  'translateY',
  'skew',
  'skewX',
  'skewY',
]

/** wx.createAnimation: records steps as WeChat exports them for the `animation` attribute. */
export function createAnimation(options: Record<string, unknown> = {}): Record<string, unknown> {
  let steps: Step[] = []
  let pending: Step['animates'] = []
  const transition = { duration: 400, timingFunction: 'linear', delay: 0, ...options }
  const animation: Record<string, unknown> = {
    step(override: Record<string, unknown> = {}) {
      steps.push({
        animates: pending,
        option: {
          transition: { ...transition, ...override },
          transformOrigin: String(options.transformOrigin ?? '50% 50% 0'),
        },
      })
      pending = []
      return animation
    },
    export() {
      const actions = steps
      steps = []
      return { actions }
    },
  }
  for (const type of [...STYLES, ...TRANSFORMS])
    animation[type] = (...args: unknown[]) => {
      pending.push({ type, args })
      return animation
    }
  return animation
}

const length = (value: unknown) => (typeof value === 'number' ? `${value}px` : String(value))
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const argument = (type: string, value: unknown) =>
  type.startsWith('translate')
    ? length(value)
    : type.startsWith('rotate') || type.startsWith('skew')
      ? `${String(value)}deg`
      : String(value)

/** Plays an exported animation on an element, one step after the other. */
export function playAnimation(dom: HTMLElement, exported: unknown): void {
  const actions = (exported as { actions?: Step[] } | null | undefined)?.actions ?? []
  let wait = 0
  for (const step of actions) {
    const { duration, timingFunction, delay } = step.option.transition as {
      duration: number
      timingFunction: string
      delay: number
    }
    setTimeout(() => {
      dom.style.transition = `all ${duration}ms ${timingFunction} ${delay}ms`
      dom.style.transformOrigin = step.option.transformOrigin
      const transforms = step.animates.filter((one) => TRANSFORMS.includes(one.type))
      if (transforms.length > 0)
        dom.style.transform = transforms
          .map((one) => `${one.type}(${one.args.map((value) => argument(one.type, value)).join(',')})`)
          .join(' ')
      for (const one of step.animates)
        if (STYLES.includes(one.type))
          dom.style.setProperty(kebab(one.type), one.type === 'opacity' ? String(one.args[0]) : length(one.args[0]))
    }, wait)
    wait += duration + delay
  }
}
