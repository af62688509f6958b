import { ACTIVITY_KINDS } from '../../domain/activity'
import { NOTE_LENGTH, TITLE_LENGTH } from '../../domain/activity-plan'
import { ACTIVITY_TEMPLATES, templatesInSeason } from '../../domain/activity-template'
import { lunarFestivalsOf } from '../../domain/lunar'

const idsOn = (today: string): string[] => {
  const year = Number(today.slice(0, 4))
  return templatesInSeason(today, [...lunarFestivalsOf(year), ...lunarFestivalsOf(year + 1)]).map(({ id }) => id)
}

test('every kind of the cadence and trainings have a template that fits at any time', () => {
  const always = ACTIVITY_TEMPLATES.filter(({ season }) => season.kind === 'always').map(({ kind }) => kind)
  expect(always.sort()).toEqual(ACTIVITY_KINDS.filter((kind) => kind !== 'other').sort())
})

test('the words of a template fit where a host writes her own', () => {
  for (const { title, note } of ACTIVITY_TEMPLATES) {
    expect(title.length).toBeLessThanOrEqual(TITLE_LENGTH)
    expect(note.length).toBeLessThanOrEqual(NOTE_LENGTH)
  }
})

test('after the weekly reception, festivals within five weeks come first, nearest first, over the end of a year too', () => {
  expect(idsOn('2027-02-25')[1]).toBe('womensDay')
  expect(idsOn('2027-05-19').slice(0, 3)).toEqual(['reception', 'childrensDay', 'dragonBoat'])
  expect(idsOn('2027-09-20')[1]).toBe('nationalDay')
  expect(idsOn('2028-01-10')[1]).toBe('lanterns')
})

test('every template is offered once', () => {
  expect(idsOn('2027-07-01').sort()).toEqual(ACTIVITY_TEMPLATES.map(({ id }) => id).sort())
})
