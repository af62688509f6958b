import { type Rendered, renderComponent } from './render'

const NAME = 'federation/components/pair-sheet/pair-sheet'
type Call = { data: { action: string; input: unknown; requestId: string }; success(got: { result: unknown }): void }
const calls: Call['data'][] = []
let answer: unknown
/** Every draw is another one: two intentions never look alike. */
let drawn = 0

Object.assign(globalThis, {
  wx: {
    getStorageSync: () => '',
    getDeviceInfo: () => ({ platform: 'windows' }),
    showToast: () => undefined,
    getRandomValues: ({ length, success }: { length: number; success(got: { randomValues: ArrayBuffer }): void }) =>
      success({ randomValues: new Uint8Array(length).fill(++drawn).buffer }),
    cloud: {
      callFunction: ({ data, success }: Call) => {
        calls.push(data)
        success({ result: answer })
      },
    },
  },
})

let sheet: Rendered
beforeEach(() => {
  calls.length = 0
  answer = { ok: true, data: { paired: [] } }
})
afterEach(() => sheet?.remove())

const open = (leaving: { personId: string; name: string } | null) => {
  const wish = { homeId: 'h1', homeName: '潮音里微家', leaving }
  sheet = renderComponent(NAME, { wish }, ['paired', 'close'])
}
const write = (value: string) => sheet.tell('.name', 'change', { name: 'name', value })
/** Until what a tap set going has come to this. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve))
}
const isPaired = () => sheet.sent('paired').length > 0

describe('arranging a committee member for a home', () => {
  test('nothing is asked of the cloud without her name', async () => {
    open(null)
    await sheet.tap('.pair')
    expect(calls).toEqual([])
    expect(sheet.text()).toContain('写一下她的名字')
  })

  test('one more is paired; in the place of another she takes over in the same call', async () => {
    open(null)
    await write(' 沈月 ')
    await sheet.tap('.pair')
    await until(isPaired)
    expect(calls[0]).toMatchObject({ action: 'pair', input: { homeId: 'h1', member: { name: '沈月' }, until: null } })
    expect(sheet.sent('paired')).toEqual([{ homeId: 'h1' }])
    sheet.remove()
    open({ personId: 'p1', name: '高敏' })
    expect(sheet.text()).toContain('高敏交给谁')
    await write('沈月')
    await sheet.tap('.pair')
    await until(isPaired)
    expect(calls[1]).toMatchObject({ action: 'handOverPairing', input: { fromPersonId: 'p1' } })
  })

  test('why it could not be done is said, and what she typed stays for another try of the same intention', async () => {
    open(null)
    await write('沈月')
    answer = { ok: false, error: { code: 'TRY_AGAIN', message: '刚才有点忙,请再点一次。' } }
    await sheet.tap('.pair')
    await until(() => sheet.text().includes('请再点一次'))
    expect(sheet.sent('paired')).toEqual([])
    answer = { ok: true, data: { paired: [] } }
    await sheet.tap('.pair')
    await until(isPaired)
    expect(calls[1]).toEqual(calls[0])
  })
})
