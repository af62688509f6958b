import { findVillage, judgePosition, rollPlaces } from '../../domain/roll-places'
import {
  blocking,
  check,
  county,
  dock,
  harbour,
  hills,
  organisations,
  pond,
  pondOfHarbour,
  slopeVillage,
} from './roll-county'

const places = rollPlaces(organisations, county.id)

test('a village name that two townships share is decided by the township', () => {
  expect(findVillage(places, '白沙镇', '前塘村')).toEqual({ found: pondOfHarbour, township: harbour })
  expect(findVillage(places, '云岭', '前塘')).toEqual({ found: pond, township: hills })
})

test('a village of another township is pointed out and not taken', () => {
  const answer = findVillage(places, '云岭镇', '渔港村')
  expect(answer).toEqual({ found: null, at: 'village', message: '云岭镇没有「渔港村」;白沙镇有「渔港村」,请核对乡镇' })
})

test('上坪村 is never taken for 上坪社区', () => {
  expect(findVillage(places, '云岭镇', '上坪村').found).toBeNull()
  expect(findVillage(places, '白沙镇', '上坪村')).toMatchObject({ found: slopeVillage })
})

test('a township that the county does not have, and a unit, are refused by name', () => {
  expect(findVillage(places, '黑沙镇', '渔港村')).toMatchObject({ at: 'township', message: '小县没有「黑沙镇」' })
  expect(findVillage(places, '县直机关妇委会', '机关')).toMatchObject({ at: 'township' })
})

test("rows of another township are kept out of a township's roll", () => {
  expect(blocking(check({}, harbour.id))).toEqual([])
  expect(blocking(check({}, hills.id))).toEqual(['township'])
})

test('longitude and latitude that are exchanged are pointed out, not put right', () => {
  const checked = check({ longitude: 29.982943, latitude: 120.594753 })
  expect(checked.problems).toEqual([
    expect.objectContaining({ field: 'longitude', message: expect.stringContaining('写反') }),
  ])
  expect(checked.home).toBeNull()
})

test.each([
  ['in the village', 120.594, 29.98, 'inside'],
  ['some kilometres off, in the township', 120.64, 29.99, 'farFromVillage'],
  ['in the other township', 120.31, 29.94, 'outsideTownship'],
  ['in another county', 121.9, 31.2, 'outsideCounty'],
  ['nowhere', 0, 0, 'outsideCounty'],
])('a point %s is judged so', (_, longitude, latitude, verdict) => {
  expect(judgePosition(places, dock, { longitude, latitude }).verdict).toBe(verdict)
})

test('a point far from its village is imported with a note; outside the township the row is kept out', () => {
  expect(check({ longitude: 120.64, latitude: 29.99 }).home).not.toBeNull()
  expect(blocking(check({ longitude: 120.31, latitude: 29.94 }))).toEqual(['longitude'])
  expect(blocking(check({ longitude: '120度', latitude: 29.94 }))).toEqual(['longitude'])
})
