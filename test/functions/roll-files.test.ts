import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readWorkbook } from '../../cloudfunctions/roll/file/workbook'
import type { Organisation, OrganisationLevel } from '../../domain/organisation'
import { readRoll } from '../../domain/roll'
import { findDuplicates, rowKeys } from '../../domain/roll-duplicates'
import { rollPlaces } from '../../domain/roll-places'
import { checkRow } from '../../domain/roll-row'

const DEMO = path.join(__dirname, '..', '..', 'demo')
interface Entry {
  id: string
  level: OrganisationLevel
  name: string
  parent: string | null
  centre: [number, number]
}
const entries = JSON.parse(readFileSync(path.join(DEMO, 'organisation.json'), 'utf8')) as Entry[]
const pathTo = (id: string | null): string => {
  const entry = entries.find((other) => other.id === id)
  return entry ? `${pathTo(entry.parent)}${entry.id}/` : ''
}
const organisations: Organisation[] = entries.map(({ id, level, name, parent, centre }) => ({
  id,
  level,
  name,
  parentId: parent,
  path: pathTo(id),
  centre: { longitude: centre[0], latitude: centre[1] },
}))

async function checkFile(file: string, under: string) {
  const sheets = await readWorkbook(readFileSync(file))
  const sheet = sheets.find(({ hidden }) => !hidden)
  const roll = readRoll(sheet?.rows ?? [], sheet)
  const places = rollPlaces(organisations, under)
  const rows = roll?.rows ?? []
  const found = findDuplicates(rowKeys(rows, places))
  const duplicates = new Map([...found].map(([row, first]) => [row, `第 ${first} 行`]))
  return { roll, checked: rows.map((raw) => ({ row: raw.row, ...checkRow(raw, { places, duplicates }) })) }
}

test('all 200 rows of the tidy roll are read without a question', async () => {
  const { roll, checked } = await checkFile(path.join(DEMO, 'files', 'county-roll-200.xlsx'), 'LC')
  expect(roll).toMatchObject({ headerRow: 1, unread: [], skipped: [] })
  expect(checked).toHaveLength(200)
  expect(checked.filter(({ problems }) => problems.length > 0)).toEqual([])
})

const MESSY = path.join(__dirname, 'roll', 'township-roll-messy.xlsx')
test.each([
  ['the county', 'LC'],
  ['the township', 'LC-T05'],
])('of the messy roll, sent by %s, every listed problem is told and every other row is accepted', async (_, under) => {
  const { roll, checked } = await checkFile(MESSY, under)
  expect(roll?.headerRow).toBe(4)
  expect(checked.map(({ row }) => row)).toEqual(Array.from({ length: 18 }, (_, i) => i + 6))
  const blocked = checked.filter(({ home }) => home === null)
  expect(blocked.map(({ row, problems }) => [row, problems.map(({ field }) => field)])).toEqual([
    [14, ['plannedDate']],
    [15, ['longitude']],
    [17, ['village']],
    [18, ['row']],
    [19, ['hostName']],
    [21, ['primaryType']],
  ])
  const notes = checked.filter(({ home, problems }) => home !== null && problems.length > 0)
  expect(notes.map(({ row, problems }) => [row, problems.map(({ field }) => field)])).toEqual([
    [16, ['longitude']],
    [23, ['areaM2']],
  ])
})
