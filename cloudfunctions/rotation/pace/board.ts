import type { rotation } from '../../../contract/rotation'
import { CADENCE_KINDS, CADENCE_PERIOD } from '../../../domain/cadence'
import { periodAt, periodBefore } from '../../../domain/period'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { behindBelow, countsBelow, type PlaceKey } from './store'

const PAGE = 30

/** How the homes of a place keep the cadence: the running and the last whole period of each kind, and who is behind. Two calls, whatever the level. */
export const paceBoard: UseCase<typeof rotation.paceBoard> = async ({ organisation, now }, { kind, after }) => {
  const periods = CADENCE_KINDS.flatMap((each) => {
    const current = periodAt(CADENCE_PERIOD[each], now)
    const last = periodBefore(CADENCE_PERIOD[each], current)
    return [
      { kind: each, key: current.key, over: false },
      { kind: each, key: last.key, over: true },
    ]
  })
  const asked = periods.find((period) => period.kind === kind && period.over)
  const [counts, behind] = await Promise.all([
    countsBelow(
      organisation.path,
      periods.map(({ key }) => key),
    ),
    behindBelow(
      organisation.path,
      asked?.key ?? '',
      after === undefined ? null : placeKey(organisation.path, after),
      PAGE + 1,
    ),
  ])
  const last = behind[PAGE - 1]
  return {
    periods: periods.map((period) => {
      const { required = 0, kept = 0, exempt = 0 } = counts.find(({ key }) => key === period.key) ?? {}
      return { ...period, required, kept, exempt }
    }),
    behind: behind.slice(0, PAGE).map(({ homeId, homeName, villageName, townshipName, why }) => ({
      homeId,
      name: homeName,
      villageName,
      townshipName,
      why,
    })),
    next:
      last && behind.length > PAGE
        ? `${last.path.slice(organisation.path.length).replaceAll('/', ':')}|${last._id}`
        : null,
  }
}

function placeKey(listed: string, after: string): PlaceKey {
  const [path, id] = after.split('|')
  if (path === undefined || !/^[A-Za-z0-9_-]{1,64}$/.test(id ?? '')) return refuse('INPUT_INVALID', 'after')
  return { path: `${listed}${path.replaceAll(':', '/')}`, id: id ?? '' }
}
