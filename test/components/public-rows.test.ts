import { PublicRows } from '../../miniprogram/federation/services/public-rows'
import type { RollRow } from '../../miniprogram/services/model'

const row = (number: number, more: Partial<RollRow> = {}): RollRow => ({
  id: number,
  row: number,
  sheet: '',
  townshipName: '白沙镇',
  villageName: '渔港村',
  name: `微家${number}`,
  primaryType: 'gridNeighbour',
  hostName: '陈阿珍',
  phoneMasked: '130****0123',
  phonePublic: false,
  located: true,
  near: null,
  plannedDate: '2027-06-30',
  problems: [],
  present: false,
  fixes: [],
  decision: 'none',
  outcome: 'open',
  ...more,
})

const problem = (severity: 'blocks' | 'notes'): RollRow['problems'][number] => ({
  field: '微家主人',
  column: 'hostName',
  cell: 'Q4',
  severity,
  message: '「同上」要写出来',
  value: '同上',
  suggestions: [],
})

describe('a number is public only where its owner agreed', () => {
  test('nothing is ticked but what the roll ticks itself', () => {
    const rows = new PublicRows()
    expect(rows.appear([row(2), row(3, { phonePublic: true })])).toEqual({ 'ticks.3': true, publicCount: 1 })
    expect(rows.rows).toEqual([3])
  })

  test('ticking all leaves out rows without a number, with an open question, or that are homes already', () => {
    const rows = new PublicRows()
    const blocked = row(4, { problems: [problem('blocks')] })
    const noted = row(5, { problems: [problem('notes')] })
    rows.tickAll([row(12), row(3, { phoneMasked: '' }), blocked, noted, row(6, { present: true })])
    expect(rows.rows).toEqual([5, 12])
  })

  test('a row that is shown later keeps its tick', () => {
    const rows = new PublicRows()
    rows.tickAll([row(60)])
    expect(rows.appear([row(60), row(61)])).toEqual({ 'ticks.60': true, publicCount: 1 })
  })

  test('a second tap takes the tick back, and letting go of all leaves the roll’s own', () => {
    const rows = new PublicRows()
    const shown = [row(2), row(3, { phonePublic: true })]
    rows.appear(shown)
    expect(rows.toggle(2)).toEqual({ 'ticks.2': true, publicCount: 2 })
    expect(rows.toggle(2)).toEqual({ 'ticks.2': false, publicCount: 1 })
    rows.toggle(2)
    expect(rows.clear(shown)).toEqual({ 'ticks.2': false, 'ticks.3': true, publicCount: 1 })
  })
})
