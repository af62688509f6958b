import type { rotation } from '../../../contract/rotation'
import { hostsAt } from '../../../domain/hosting'
import { toIso } from '../../../domain/time'
import type { UseCase } from '../../kit/serve'
import { trainingsOf } from '../../kit/trainings'

/** Who of the hosts has been trained, and when (N10; rubric B4): derived from the trainings that are over. */
export const trainings: UseCase<typeof rotation.trainings> = async ({ home, now }) => {
  const hosts = hostsAt(home.hosts, now)
  const idsOf = (host: (typeof hosts)[number]): string[] =>
    host.claimedBy === undefined ? [host.personId] : [host.personId, host.claimedBy]
  const attended = await trainingsOf(hosts.flatMap(idsOf))
  return {
    hosts: hosts.map((host) => ({
      personId: host.personId,
      name: host.name,
      trainings: attended
        .filter(({ personId }) => idsOf(host).includes(personId))
        .map(({ activityId, title, at }) => ({ activityId, title, at: toIso(at) })),
    })),
  }
}
