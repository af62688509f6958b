import { ROLL_FIELD_LABELS } from '../../domain/roll-columns'
import { type Rendered, renderComponent } from './render'

const ROW = {
  id: 14,
  row: 14,
  sheet: '',
  townshipName: '白沙镇',
  villageName: '大溪村',
  name: '暖心妇女微家',
  primaryType: 'gridNeighbour',
  hostName: '张彩霞',
  phoneMasked: '130****6864',
  phonePublic: false,
  located: true,
  plannedDate: '6月底',
  present: false,
  fixes: [] as { column: string; label: string; was: string; now: string }[],
  decision: 'none',
  outcome: 'open',
  problems: [] as { field: string; severity: string; message: string }[],
}
/** As the cloud writes it: the column by the roll's own word. */
const DOUBT = { field: ROLL_FIELD_LABELS.plannedDate, severity: 'blocks', message: '「6月底」不是日期' }

describe('a row of a roll before anything is saved', () => {
  let table: Rendered
  const show = (row: Partial<typeof ROW>) =>
    renderComponent('federation/components/roll-table/roll-table', { rows: [{ ...ROW, ...row }], wide: true })
  const marked = () => [...table.element.querySelectorAll('[class*="bad"]')].map((cell) => cell.textContent)
  afterEach(() => table.remove())

  test('marks the very cell that a question is about, and says the question beside it', () => {
    table = show({ problems: [DOUBT] })
    expect(marked()).toEqual(['6月底'])
    expect(table.text()).toContain('「6月底」不是日期')
  })

  test('marks nothing in a row without a question', () => {
    table = show({})
    expect(marked()).toEqual([])
  })

  test('offers to make a number public only where a home will come of the row', () => {
    const offered = () => table.element.querySelectorAll('[class*="tick-row"]').length
    table = show({})
    expect(offered()).toBe(1)
    table.remove()
    table = show({ problems: [DOUBT] })
    expect(offered()).toBe(0)
    table.remove()
    table = show({ present: true })
    expect(offered()).toBe(0)
  })
})
