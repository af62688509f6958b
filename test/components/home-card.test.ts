import { type Rendered, renderComponent } from './render'

const HOME = {
  id: 'home-1',
  name: '渔港村阿珍妇女微家',
  primaryType: 'gridNeighbour',
  townshipName: '白沙镇',
  villageName: '渔港村',
  distanceM: 640,
  pointExact: true,
  hasPublicPhone: true,
  hostName: '陈阿珍',
  hours: [{ weekday: 3, from: 540, to: 660 }],
  hoursText: '每周三上午',
}
const WEDNESDAY_AT_ONE = Date.parse('2027-05-19T13:00:00+08:00')

describe('a home in a list', () => {
  let card: Rendered
  const show = (home: Record<string, unknown>) =>
    renderComponent('components/home-card/home-card', { home, now: WEDNESDAY_AT_ONE }, ['open'])
  afterEach(() => card.remove())

  test('says what it is called, where it is, how far and who the host is', () => {
    card = show(HOME)
    for (const words of ['渔港村阿珍妇女微家', '渔港村', '640 米', '陈阿珍', '可打电话'])
      expect(card.text()).toContain(words)
    expect(card.text()).not.toContain('约')
  })

  test('opens the home that was tapped', async () => {
    card = show(HOME)
    await card.tap('.card')
    expect(card.sent('open')).toEqual([{ id: 'home-1' }])
  })

  test('calls the distance to a private flat a rough one, for its point is only a grid square', () => {
    card = show({ ...HOME, pointExact: false })
    expect(card.text()).toContain('约 640 米')
  })

  test('shows neither a distance nor a telephone where there is none', () => {
    card = show({ ...HOME, distanceM: null, hasPublicPhone: false })
    expect(card.text()).not.toMatch(/米|可打电话/)
  })

  test('follows when the page hands it another home', () => {
    card = show(HOME)
    card.set({ home: { ...HOME, name: '望海社区邻里微家' } })
    expect(card.text()).toContain('望海社区邻里微家')
    expect(card.text()).not.toContain('渔港村阿珍妇女微家')
  })
})
