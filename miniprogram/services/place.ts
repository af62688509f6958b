import type { FindInput } from './model'

/** Where "near me" is measured from. Kept on the phone only. */
export type Place =
  | { source: 'position'; position: { longitude: number; latitude: number }; at: number }
  | { source: 'village'; villageId: string; label: string }

const CHOSEN = 'place'

/** A position is of use for half a day; then the village counts again. */
const POSITION_LASTS_MS = 12 * 3_600_000

export function chosenPlace(): Place | null {
  const place = (wx.getStorageSync(CHOSEN) || null) as Place | null
  if (place?.source === 'position' && Math.abs(Date.now() - place.at) > POSITION_LASTS_MS) return null
  return place
}

export function choosePlace(place: Place): void {
  wx.setStorageSync(CHOSEN, place)
}

/** Where `home.find` looks from: where she is or the village she chose; with nothing chosen the cloud takes her own village or the whole county. */
export function findPlace(): Pick<FindInput, 'position' | 'villageId'> {
  const place = chosenPlace()
  if (place?.source === 'position') return { position: place.position }
  return place === null ? {} : { villageId: place.villageId }
}

/** A name for the cache of what was seen from here. A position is rounded: the list stays the same over a hundred metres. */
export function placeName(): string {
  const place = chosenPlace()
  if (place === null) return 'county'
  if (place.source === 'village') return place.villageId
  return `${place.position.longitude.toFixed(3)},${place.position.latitude.toFixed(3)}`
}

/**
 * Asks WeChat for the rough position, only ever on a tap (experience 2). Resolves to null when she declines or the phone does not know:
 * both are fine, a village does as well.
 */
export function locate(): Promise<Place | null> {
  return new Promise((resolve) => {
    wx.getFuzzyLocation({
      type: 'gcj02',
      success: ({ longitude, latitude }) =>
        resolve({ source: 'position', position: { longitude, latitude }, at: Date.now() }),
      fail: () => resolve(null),
    })
  })
}
