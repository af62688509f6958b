import type { home } from '../../../contract/home'
import { WITHDRAWN_KEPT_DAYS } from '../../../domain/home-state-steps'
import { DAY_MS, toIso } from '../../../domain/time'
import type { HomeDocument } from '../../kit/documents'
import { isUnitPath, standingOf } from '../../kit/home-step'
import { isApplicant } from '../../kit/hosting'
import { identities } from '../../kit/person-document'
import type { UseCase } from '../../kit/serve'
import { openTyped } from './draft-document'
import { appliedBy, draftsOf } from './store'
import { toldOf, wayOf } from './told'

/** What she has begun and what she has sent, the latest first. */
export const myApplications: UseCase<typeof home.myApplications> = async ({ resident, now }) => {
  const [standing, homes] = await Promise.all([draftsOf(resident._id), appliedBy(identities(resident))])
  const drafts = [...(standing?.drafts ?? [])].sort((a, b) => b.savedAt.getTime() - a.savedAt.getTime())
  return {
    drafts: drafts.map((draft) => {
      const { name = '', placeName = '' } = openTyped(resident._id, draft)
      return { draftId: draft.id, name, placeName, savedAt: toIso(draft.savedAt) }
    }),
    applications: [...homes]
      .sort((a, b) => sinceOf(b).getTime() - sinceOf(a).getTime())
      .filter((home) => isApplicant(home, resident, now))
      .map((home) => ({
        homeId: home._id,
        name: home.name,
        placeName: home.villageName,
        state: home.state,
        ofUnit: isUnitPath(home.path),
        plateNumber: home.plateNumber ?? null,
        since: toIso(sinceOf(home)),
      })),
  }
}

/** Since when a home is in its state; of one from before that was kept, since it was made. */
export const sinceOf = (home: Pick<HomeDocument, 'stateSince' | 'createdAt'>): Date => home.stateSince ?? home.createdAt

/** One application with everything she told and the way it went. */
export const myApplication: UseCase<typeof home.myApplication> = async ({ home: found, now }) => {
  const { withdrawnAt } = standingOf(found, now)
  return {
    state: found.state,
    plateNumber: found.plateNumber ?? null,
    steps: wayOf(found),
    reopenUntil: withdrawnAt && toIso(new Date(withdrawnAt.getTime() + WITHDRAWN_KEPT_DAYS * DAY_MS)),
    told: toldOf(found, now),
  }
}
