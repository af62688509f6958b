import type { House } from './house'

/** Neighbours of the village with nothing but an account, each with an openid and a person of her own. */
export interface Neighbour {
  openid: string
  personId: string
}

export async function settleNeighbours(house: House, count: number, villageId = 'V1'): Promise<Neighbour[]> {
  const openids = Array.from({ length: count }, (_, i) => `neighbour-${villageId}-${i + 1}`)
  return Promise.all(
    openids.map(async (openid) => ({
      openid,
      personId: (await house.as(openid).call('member', 'settle', { villageId })).personId,
    })),
  )
}

/** One minute's work of the function that keeps activities. */
export async function tickActivities(house: House): Promise<void> {
  const response = await fetch(`${house.url}/local/timer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ function: 'activity', kind: 'fire' }),
  })
  if (!response.ok) throw new Error(`the timer of activity: ${response.status} ${await response.text()}`)
}
