import fc from 'fast-check'
import { freePlaces, HALF_HOUR_MS, PLACES_AHEAD_DAYS, placeAt, placesOf } from '../../domain/half-hours'

/* Half hours of a turn (N01, S13). */
const turn = (from: string, until: string) => ({
  from: new Date(`2027-04-21T${from}:00+08:00`),
  until: new Date(`2027-04-21T${until}:00+08:00`),
  taken: new Set<number>(),
  closed: new Set<number>(),
})
const afternoon = turn('14:30', '17:30')
const at = (time: string) => new Date(`2027-04-21T${time}:00+08:00`)

describe('half hours of a turn', () => {
  test('half a day has six of them, and a rest shorter than half an hour is none', () => {
    expect(placesOf(afternoon).map((begins) => begins.toISOString().slice(11, 16))).toEqual([
      ...['06:30', '07:00', '07:30', '08:00', '08:30', '09:00'],
    ])
    expect(placesOf(turn('14:30', '15:29'))).toHaveLength(1)
    expect(placesOf(turn('14:30', '14:30'))).toEqual([])
  })

  test('what somebody has, what she closed and what has begun is not free', () => {
    const standing = { ...afternoon, taken: new Set([2]), closed: new Set([4]) }
    expect(freePlaces(standing, at('09:00'))).toEqual([0, 1, 3, 5])
    expect(freePlaces(standing, at('15:00'))).toEqual([3, 5])
    expect(freePlaces(standing, at('17:00'))).toEqual([])
  })

  test('nothing is taken more than two weeks ahead', () => {
    const day = (days: number) => new Date(afternoon.from.getTime() - days * 86_400_000)
    expect(freePlaces(afternoon, day(PLACES_AHEAD_DAYS))).toEqual([0])
    expect(freePlaces(afternoon, day(PLACES_AHEAD_DAYS + 1))).toEqual([])
  })

  test('all lie within the turn, one after the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_440 }), (minutes) => {
        const { from } = afternoon
        const until = new Date(from.getTime() + minutes * 60_000)
        const places = placesOf({ from, until })
        for (const [place, begins] of places.entries()) expect(placeAt({ from }, place)).toEqual(begins)
        const last = places.at(-1)
        return last === undefined || last.getTime() + HALF_HOUR_MS <= until.getTime()
      }),
    )
  })
})
