import { type Rendered, renderComponent } from './render'

const at = (iso: string): number => Date.parse(`${iso}+08:00`)
const HOURS = [
  { weekday: 3, from: 14 * 60, to: 16 * 60 },
  { weekday: 6, from: 9 * 60, to: 11 * 60 },
]

describe('whether a door is open', () => {
  let door: Rendered
  const show = (now: number, hours: unknown = HOURS, hoursText = '每周三 14:00-16:00') =>
    renderComponent('components/door-state/door-state', { hours, hoursText, now })
  const shape = (): string =>
    /(open|later|unknown)/.exec(door.element.innerHTML.match(/class="[^"]*dot[^"]*"/)?.[0] ?? '')?.[0] ?? ''
  afterEach(() => door.remove())

  test('an open door says until when, and its dot is another shape than a closed one', () => {
    door = show(at('2027-05-19T15:00:00'))
    expect([door.text(), shape()]).toEqual(['开到 16:00', 'open'])
  })

  test('a closed door says when it opens next', () => {
    door = show(at('2027-05-19T13:00:00'))
    expect([door.text(), shape()]).toEqual(['14:00 开门', 'later'])
  })

  test('the minute that ends the hours closes the door', () => {
    door = show(at('2027-05-19T15:59:00'))
    door.set({ now: at('2027-05-19T16:00:00') })
    expect(door.text()).toBe('周六 9:00 开门')
  })

  test('hours that nobody understood are shown as they were written, and nothing is claimed', () => {
    door = show(at('2027-05-19T15:00:00'), null, '农闲的时候')
    expect([door.text(), shape()]).toEqual(['农闲的时候', 'unknown'])
  })

  test('without any hours it says to ask', () => {
    door = show(at('2027-05-19T15:00:00'), null, '')
    expect(door.text()).toBe('开门时间去了再问问')
  })
})
