import { Failure } from '../../miniprogram/services/failure'

/* 签到: what becomes of a code that WeChat's own scanner brought. */
const checkIn = jest.fn()
const go = jest.fn()
jest.mock('../../miniprogram/services/api', () => ({ api: { activity: { checkIn } } }))
jest.mock('../../miniprogram/services/way', () => ({ go, back: jest.fn(), isFirstPage: () => true }))
jest.mock('../../miniprogram/services/look', () => ({ currentLook: () => ({}), followLook: () => {} }))

interface Opened {
  data: { settling: boolean; failure: { message: string } | null; done: { title: string } | null }
  setData(data: object): void
  onLoad(query: object): void
  onShow(): void
  scan(): Promise<void>
}

const SCENE = `c:abcd-_12:${(40_123_456).toString(36)}:AbCdEfGhIjK`

let definition: Opened
beforeAll(() => {
  Object.assign(globalThis, {
    Page: (page: Opened) => {
      definition = page
    },
  })
  require('../../miniprogram/pages/check-in/check-in')
})

/** The page as WeChat would open it. */
function opened(query: object): Opened {
  const page = { ...definition, data: { ...definition.data } }
  page.setData = (data) => Object.assign(page.data, data)
  page.onLoad(query)
  page.onShow()
  return page
}

const settled = () => new Promise(process.nextTick)

test('whoever comes for the first time is asked where she lives, and then the same code is taken', async () => {
  checkIn.mockRejectedValueOnce(Failure.of({ code: 'SIGN_IN_NEEDED', message: '先选一下您住的村社区' } as never))
  const page = opened({ scene: encodeURIComponent(SCENE) })
  await settled()
  expect(page.data).toMatchObject({ settling: true, done: null })
  await page.scan()
  expect(go).toHaveBeenCalledWith('/pages/village/village?for=settle')
  const taken = { at: '2027-05-26T13:50:00+08:00', state: 'valid', flags: [], again: false, walkIn: true }
  checkIn.mockResolvedValueOnce(taken)
  page.onShow()
  await settled()
  expect(checkIn.mock.calls).toEqual([[{ code: SCENE }], [{ code: SCENE }]])
  expect(page.data).toMatchObject({ settling: false, failure: null, done: { title: '13:50 签到好了' } })
})
