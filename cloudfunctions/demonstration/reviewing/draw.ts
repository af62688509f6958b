import type { demonstration } from '../../../contract/demonstration'
import { hasConflict } from '../../../domain/demonstration/panel'
import { idsOnPath } from '../../../domain/organisation'
import { grantsInForce } from '../../../domain/role'
import type { DemoApplicationDocument, PanelDraw } from '../../kit/demonstration-document'
import type { HomeDocument, PersonDocument } from '../../kit/documents'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import { blindIndex } from '../../kit/secrets'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { applicationById, applicationId, changeApplication, officersOf } from '../applying/store'
import { reviewersTold } from '../upkeep/told'
import { calledBy, panelOf } from './panel-of'

/**
 * The county draws reviewers from the officers of other townships (rubric §5.3). The seed is made from the application, how often it was drawn and a key
 * that nobody has who draws, after the list stands; list and seed are kept, so that anybody can draw it again.
 */
export const drawReviewers: UseCase<typeof demonstration.drawReviewers> = async (call, { homeId, campaignId }) => {
  const { home, officer, now, requestId } = call
  const [county = ''] = idsOnPath(home.path)
  const standing = (await applicationById(applicationId(campaignId, homeId))) ?? refuse('NOT_FOUND', 'campaignId')
  const candidates = candidatesFrom(await officersOf(county), home, standing.conflicted ?? [], now)
  let drawn = standing
  const source = () => ({ ...call.source(officer._id), notices: [reviewersTold(drawn, drawn.called ?? [])] })
  await changeApplication(standing, source, (current) => {
    drawn = current
    if (current.draw) return current.draw.requestId === requestId ? null : refuse('STEP_NOT_POSSIBLE', 'campaignId')
    if (current.state !== 'countyScreened') refuse('STEP_NOT_POSSIBLE', 'campaignId')
    const draws = (current.draws ?? 0) + 1
    const seed = blindIndex('lot', `${current._id}\n${draws}`)
    const draw: PanelDraw = { seed, candidates, at: now, requestId, declared: [] }
    const called = calledBy(current.townshipId, draw)
    drawn = { ...current, draw, called }
    return { draw: command.set(draw), draws, called }
  })
  const panel = panelOf(drawn) ?? refuse('TRY_AGAIN')
  const named = (ids: readonly string[]) => ids.map((id) => nameIn(drawn, id))
  return { seed: drawn.draw?.seed ?? '', reviewers: named(panel.reviewers), backups: named(panel.backups) }
}

const nameIn = ({ draw }: DemoApplicationDocument, id: string): string =>
  draw?.candidates.find((one) => one.id === id)?.name ?? '干部'

/** Officers of townships and units; one who is a host or paired here, or said so at an earlier draw, is known to have a conflict. */
function candidatesFrom(
  officers: readonly PersonDocument[],
  home: HomeDocument,
  declared: readonly string[],
  at: Date,
): PanelDraw['candidates'] {
  const near = new Set([
    ...declared,
    ...[...home.hosts, ...home.paired].flatMap(({ personId, claimedBy }) => [personId, claimedBy ?? personId]),
  ])
  return officers.flatMap((officer) => {
    const grant = grantsInForce(officer.roles, at).find(({ role }) => role === 'townshipAdmin' || role === 'unitAdmin')
    if (!grant) return []
    const conflicted = identities(officer).some((id) => near.has(id))
    const { orgId: townshipId, orgName: townshipName } = grant
    return [{ id: officer._id, name: officer.name ?? '干部', townshipId, townshipName, conflicted }]
  })
}

/** A reviewer signs; with any conflict she is drawn around, and whoever comes next is called (S16). */
export const declareConflicts: UseCase<typeof demonstration.declareConflicts> = async (call, { declaration }) => {
  const { reviewer, application, now } = call
  const replaced = hasConflict(declaration)
  let next: string[] = []
  const source = () => ({ ...call.source(reviewer._id), notices: [reviewersTold(application, next)] })
  await changeApplication(application, source, ({ draw, townshipId, state, called = [] }) => {
    if (!draw) return refuse('NOT_FOUND', 'applicationId')
    if (draw.declared.some(({ id }) => id === reviewer._id)) return null
    if (state !== 'countyScreened' && state !== 'onsiteScheduled') refuse('STEP_NOT_POSSIBLE', 'applicationId')
    if (!replaced)
      return {
        draw: command.set({ ...draw, declared: [...draw.declared, { id: reviewer._id, declaration, at: now }] }),
      }
    const candidates = draw.candidates.map((one) => (one.id === reviewer._id ? { ...one, conflicted: true } : one))
    const around = { ...draw, candidates, declared: [...draw.declared, { id: reviewer._id, declaration, at: now }] }
    const callable = calledBy(townshipId, around)
    next = callable.filter((id) => !called.includes(id))
    // She stays able to read that she was replaced; nothing else opens for her.
    return { draw: command.set(around), called: [...callable, reviewer._id] }
  })
  return { replaced }
}
