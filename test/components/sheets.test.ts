import { type Rendered, renderComponent } from './render'

let sheet: Rendered
afterEach(() => sheet?.remove())

const ask = (properties: Record<string, unknown>) => {
  const all = { visible: true, title: '退回这份申请', confirmWord: '退回', ...properties }
  sheet = renderComponent('components/confirm-sheet/confirm-sheet', all, ['confirm', 'close'])
}
const write = (value: string) => sheet.tell('.reason', 'change', { value })
const problem = (kind: string): string => sheet.element.querySelector(`[class*="--${kind}"]`)?.textContent?.trim() ?? ''

describe('asking before something that cannot be taken back', () => {
  test('nothing is in the way while nobody asks', () => {
    ask({ visible: false })
    expect(sheet.text()).toBe('')
  })

  test('a reason that is owed must be written, and she is told under the field', async () => {
    ask({ reasonLabel: '请她改哪里' })
    await sheet.tap('.yes')
    expect(sheet.sent('confirm')).toEqual([])
    expect(problem('error')).toContain('写一句')
  })

  test('the reason is sent without the blanks around it', async () => {
    ask({ reasonLabel: '请她改哪里' })
    await write('  还差一张照片 ')
    await sheet.tap('.yes')
    expect(sheet.sent('confirm')).toEqual([{ reason: '还差一张照片' }])
  })

  test('where it may stay empty, one tap is enough', async () => {
    ask({ reasonLabel: '想说的', reasonLeast: 0 })
    await sheet.tap('.yes')
    expect(sheet.sent('confirm')).toEqual([{ reason: '' }])
  })

  test('a second tap while it is being done asks for nothing twice', async () => {
    ask({ busy: true })
    await sheet.tap('.yes')
    expect(sheet.sent('confirm')).toEqual([])
  })

  test('why it could not be done is announced, and what she typed stays', async () => {
    ask({ reasonLabel: '请她改哪里' })
    await write('还差一张照片')
    sheet.set({ error: '网络有点慢,请再点一次。' })
    expect(problem('problem')).toContain('网络有点慢')
    await sheet.tap('.yes')
    expect(sheet.sent('confirm')).toEqual([{ reason: '还差一张照片' }])
  })

  test('a page that says again that the sheet is open takes nothing from her', async () => {
    ask({ reasonLabel: '请她改哪里' })
    await write('还差一张照片')
    sheet.set({ visible: true, busy: false })
    await sheet.tap('.yes')
    expect(sheet.sent('confirm')).toEqual([{ reason: '还差一张照片' }])
  })

  test('a sheet that opens anew asks for a new reason', async () => {
    ask({ reasonLabel: '请她改哪里' })
    await write('还差一张照片')
    sheet.set({ visible: false })
    sheet.set({ visible: true })
    await sheet.tap('.yes')
    expect(sheet.sent('confirm')).toEqual([])
  })

  test('what is dangerous carries a sign beside its colour', () => {
    ask({ tone: 'danger' })
    expect(sheet.element.querySelectorAll('[class*="icon-warning"]')).toHaveLength(1)
  })

  test('saying no closes it, and so does the sheet itself', async () => {
    ask({})
    await sheet.tap('.no')
    await sheet.tell('.sheet', 'close', {})
    expect(sheet.sent('close')).toHaveLength(2)
  })
})

describe('a sheet over the page', () => {
  test('the cross and the veil beside it close it', async () => {
    sheet = renderComponent('components/bottom-sheet/bottom-sheet', { visible: true, title: '打给谁' }, ['close'])
    await sheet.tap('.close')
    await sheet.tap('.veil')
    expect(sheet.sent('close')).toHaveLength(2)
  })
})
