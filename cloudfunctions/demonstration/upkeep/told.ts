import { APPLICATION_STATE_LABELS, type ApplicationState } from '../../../domain/demonstration/application-state'
import type { Notice } from '../../../domain/notice'
import type { DemoApplicationDocument } from '../../kit/demonstration-document'
import type { HomeDocument } from '../../kit/documents'
import { homeTeam } from '../../kit/home-team'

/** Her hosts read in their inboxes where the application stands now, and why. */
export function hostsTold(home: HomeDocument, state: ApplicationState, why: string | null, at: Date): Notice {
  const standing = APPLICATION_STATE_LABELS[state]
  const about = { homeId: home._id, homeName: home.name, standing, ...(why === null ? {} : { why }) }
  return { kind: 'demoMoved', to: hostsOf(home, at), about }
}

/** In whose inboxes a message to a home's hosts lies. */
export const hostsOf = (home: HomeDocument, at: Date): string[] =>
  homeTeam(home, at).flatMap(({ as, reach }) => (as === 'host' ? [reach] : []))

/** Whoever was drawn learns of which home. */
export function reviewersTold({ homeId, homeName }: DemoApplicationDocument, to: string[]): Notice {
  return { kind: 'reviewCalled', to, about: { homeId, homeName } }
}
