import { encode } from 'uqr'
import { qrPicture } from '../../miniprogram/components/code-card/qr'
import { type Rendered, renderComponent } from './render'

let shown: Rendered
afterEach(() => shown?.remove())
const signs = () => [...shown.element.querySelectorAll('[class*="icon-"]')].map(({ className }) => signOf(className))
const signOf = (classes: string): string => /icon-(?!.*icon-)(\w+)/.exec(classes)?.[1] ?? ''

describe('nothing is told by colour alone', () => {
  test('each step of a way has its own mark and says where it stands', () => {
    const steps = (['done', 'now', 'todo', 'refused'] as const).map((state) => ({ id: state, label: state, state }))
    shown = renderComponent('components/step-line/step-line', { steps })
    expect(shown.text()).toBe('donenow现在todorefused没有通过')
    expect(signs()).toEqual(['check', 'close'])
    expect(shown.element.querySelectorAll('[class*="core"]')).toHaveLength(1)
  })

  test.each([
    ['info', 'info'],
    ['warn', 'warning'],
    ['good', 'check'],
  ])('a notice of tone %s carries the sign %s', (tone, sign) => {
    shown = renderComponent('components/notice-bar/notice-bar', { tone, text: '请留意' })
    expect(signs()).toEqual([sign])
  })

  test('a host whom nobody has claimed says so, and one who has does not', () => {
    shown = renderComponent('components/person-line/person-line', { name: '陈阿珍', claimed: false, badge: '已亮身份' })
    expect(shown.text()).toContain('待认领')
    expect(shown.text()).not.toContain('已亮身份')
    shown.set({ claimed: true })
    expect(shown.text()).not.toContain('待认领')
  })

  test('a tag says its word, with a tone or without', () => {
    shown = renderComponent('components/tag-list/tag-list', { tags: ['无台阶', { text: '示范', tone: 'sun' }] })
    expect(shown.text()).toBe('无台阶示范')
  })
})

describe('a code', () => {
  test.each([
    ['48213507', ['4821', '3507']],
    ['7KQF9M', ['7KQ', 'F9M']],
    ['12345', ['1234', '5']],
  ])('%s is read out in groups', (code, groups) => {
    shown = renderComponent('components/code-card/code-card', { code })
    expect([...shown.element.querySelectorAll('[class*="group"]')].map((group) => group.textContent)).toEqual(groups)
  })

  test('without data there is no QR code to be scanned in vain', () => {
    shown = renderComponent('components/code-card/code-card', { code: '7KQF9M' })
    expect(shown.element.querySelectorAll('[class*="--qr"]')).toHaveLength(0)
    shown.set({ data: 'host/claim?c=7KQF9M' })
    expect(shown.element.querySelectorAll('[class*="--qr"]')).toHaveLength(1)
  })

  test('every dark module of the QR code is drawn, no light one is, and four modules around it stay light', () => {
    const { size, data } = encode('host/claim?c=48213507', { ecc: 'M', border: 4 })
    const drawn = modulesIn(qrPicture('host/claim?c=48213507'))
    const far = size - 11
    const corner = (x: number, y: number) =>
      [
        [4, 4],
        [far, 4],
        [4, far],
      ].some(([left = 0, top = 0]) => x >= left && x < left + 7 && y >= top && y < top + 7)
    const wanted = data.flatMap((row, y) => row.flatMap((dark, x) => (dark && !corner(x, y) ? [`${x} ${y}`] : [])))
    expect(drawn).toEqual(wanted)
    expect(wanted.every((at) => at.split(' ').every((n) => Number(n) >= 4 && Number(n) < size - 4))).toBe(true)
  })
})

/** The modules that the picture's path fills; its three corners are shapes of their own. */
function modulesIn(picture: string): string[] {
  return [...picture.matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, run]) =>
    Array.from({ length: Number(run) }, (_, i) => `${Number(x) + i} ${y}`),
  )
}
