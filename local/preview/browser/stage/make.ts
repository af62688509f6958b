/** Makes an element inside another. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  parent: Element,
  className = '',
  text?: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  parent.append(made)
  return made
}

const SVG = 'http://www.w3.org/2000/svg'

/** Makes an SVG element with attributes. */
export function draw(
  tag: string,
  parent: Element,
  attributes: Record<string, string | number>,
  text?: string,
): SVGElement {
  const made = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value))
  if (text !== undefined) made.textContent = text
  parent.append(made)
  return made
}

/** Says something at the foot of the stage for a few seconds. */
export function notice(text: string): void {
  const bar = document.getElementById('notice')
  if (!bar) return
  bar.textContent = text
  bar.hidden = false
  setTimeout(() => {
    if (bar.textContent === text) bar.hidden = true
  }, 6000)
}
