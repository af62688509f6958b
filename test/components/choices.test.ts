import { type Rendered, renderComponent } from './render'

const OPTIONS = [
  { id: 'shop', label: '店铺', note: '地址公开' },
  { id: 'flat', label: '自己家里' },
]
let choice: Rendered
afterEach(() => choice?.remove())

/** Whether each option carries the tick. */
const ticks = (): boolean[] =>
  [
    ...choice.element.querySelectorAll(
      '[class$="--option"], [class*="--option "], [class$="--chip"], [class*="--chip "]',
    ),
  ].map((option) => option.querySelector('[class*="icon-check"]') !== null)
const show = (name: string, properties: Record<string, unknown>) => {
  const all = { name: 'venue', label: '开在哪里', options: OPTIONS, ...properties }
  choice = renderComponent(`components/${name}/${name}`, all, ['change'])
}

describe.each([
  ['choice-one', { value: 'flat' }],
  ['choice-many', { value: ['flat'] }],
  ['filter-chips', { chosen: ['flat'] }],
])('%s', (name, chosen) => {
  test('nothing is told by colour alone: the chosen option carries a tick', () => {
    show(name, chosen)
    expect(ticks()).toEqual([false, true])
  })
})

describe('one of a few', () => {
  test('a tap chooses, and a tap on what is chosen says nothing again', async () => {
    show('choice-one', { value: 'flat' })
    await choice.tap('.option')
    expect(choice.sent('change')).toEqual([{ name: 'venue', value: 'shop' }])
    choice.set({ value: 'shop' })
    await choice.tap('.option')
    expect(choice.sent('change')).toHaveLength(1)
  })
})

describe('several of a few', () => {
  test('what is chosen comes in the order of the options, whatever was tapped first', async () => {
    show('choice-many', { value: ['flat'] })
    await choice.tap('.option')
    expect(choice.sent('change')).toEqual([{ name: 'venue', value: ['shop', 'flat'] }])
  })

  test('a second tap takes an option back', async () => {
    show('choice-many', { value: ['shop', 'flat'] })
    await choice.tap('.option')
    expect(choice.sent('change')).toEqual([{ name: 'venue', value: ['flat'] }])
  })
})

describe('yes or no', () => {
  test('says in words whether it is on, and a tap asks for the other', async () => {
    choice = renderComponent('components/switch-row/switch-row', { name: 'public', label: '公开', value: true }, [
      'change',
    ])
    expect(choice.text()).toBe('公开开')
    await choice.tap('.row')
    expect(choice.sent('change')).toEqual([{ name: 'public', value: false }])
  })

  test('does nothing while the page is busy with the last tap', async () => {
    choice = renderComponent('components/switch-row/switch-row', { label: '公开', busy: true }, ['change'])
    await choice.tap('.row')
    expect(choice.sent('change')).toEqual([])
  })
})
