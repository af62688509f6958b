import { dayWords } from '../../miniprogram/components/date-field/day'
import { numberIn, wrongNumber } from '../../miniprogram/components/number-field/number'
import { type Rendered, renderComponent } from './render'

let field: Rendered
afterEach(() => field?.remove())

/** What stands in the native field. */
const typed = (): string => (field.component.instance as unknown as { data: { typed: string } }).data.typed
const error = (): string => field.element.querySelector('[class*="error"]')?.textContent?.trim() ?? ''

describe.each([
  ['text-field', '.input'],
  ['long-text', '.area'],
])('%s', (name, native) => {
  const show = (properties: Record<string, unknown> = {}) => {
    field = renderComponent(`components/${name}/${name}`, { name: 'about', label: '介绍', ...properties }, ['change'])
  }

  test('an error stands under its field and the typed text stays', async () => {
    show({ value: '潮', hint: '怎么叫就怎么写' })
    await field.tell(native, 'input', { value: '潮音' })
    field.set({ error: '名字太短' })
    expect(error()).toBe('名字太短')
    expect(typed()).toBe('潮音')
  })

  test('the field tells what was typed under its name', async () => {
    show()
    await field.tell(native, 'input', { value: '潮音里' })
    expect(field.sent('change')).toEqual([{ name: 'about', value: '潮音里' }])
  })

  test('what the page says again of what was typed changes nothing, and another value does', async () => {
    show({ value: '' })
    await field.tell(native, 'input', { value: '潮音里' })
    field.set({ value: '潮音里' })
    expect(typed()).toBe('潮音里')
    field.set({ value: '' })
    expect(typed()).toBe('')
  })
})

describe('a number', () => {
  const seats = { min: 1, max: 300, decimals: 0 }
  test.each([
    ['20', 20],
    ['２０', 20],
    [' 20 ', 20],
    ['', null],
    ['二十', null],
    ['1.5', null],
    ['0', null],
    ['301', null],
  ])('「%s」 is read as %s', (typed, value) => expect(numberIn(typed, seats)).toBe(value))

  test.each([
    ['', ''],
    ['很多', '这里只写数字'],
    ['0', '最少 1'],
    ['900', '最多 300'],
    ['1.5', '写整数就行'],
  ])('of 「%s」 she is told 「%s」', (typed, words) => expect(wrongNumber(typed, seats)).toBe(words))

  test('one that cannot be is sent as nothing, is named under the field, and stays there to be mended', async () => {
    field = renderComponent('components/number-field/number-field', { name: 'seats', label: '座位', max: 300 }, [
      'change',
    ])
    await field.tell('.line', 'change', { value: '900' })
    await field.tell('.line', 'leave', {})
    expect(field.sent('change')).toEqual([{ name: 'seats', value: null }])
    expect(error()).toBe('最多 300')
    expect(typed()).toBe('900')
  })
})

describe('a day', () => {
  test.each([
    ['2027-05-19', '2027年5月19日 周三'],
    ['2028-02-29', '2028年2月29日 周二'],
    ['2027-02-29', ''],
    ['', ''],
  ])('%s is said as 「%s」', (day, words) => expect(dayWords(day)).toBe(words))
})

describe('opening hours', () => {
  const show = (value: string) => {
    field = renderComponent('components/hours-field/hours-field', { name: 'hours', label: '开门时间', value }, [
      'change',
    ])
  }
  test('are read back as they are understood', () => {
    show('每周三 14:00-16:00;周六 9:00-11:00')
    expect(field.text()).toContain('看懂了:周三 14:00-16:00周六 9:00-11:00')
  })

  test('that nobody understands are kept in her words, and she is told so', () => {
    show('农闲的时候')
    expect(field.text()).toContain('会照您写的显示')
    expect(field.text()).not.toContain('看懂了')
  })

  test('are read while she writes', async () => {
    show('')
    await field.tell('.words-field', 'change', { value: '每天 8:00-20:00' })
    expect(field.text()).toContain('每天 8:00-20:00')
    expect(field.sent('change')).toEqual([{ name: 'hours', value: '每天 8:00-20:00' }])
  })
})
