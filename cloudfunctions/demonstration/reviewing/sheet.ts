import { createHash } from 'node:crypto'
import type { demonstration } from '../../../contract/demonstration'
import { drawActivities, type Panel } from '../../../domain/demonstration/panel'
import { unprovenItems } from '../../../domain/demonstration/review-scores'
import { drawSpots, spotWords } from '../../../domain/demonstration/spots'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { toIso } from '../../../domain/time'
import type { DemoApplicationDocument, DemoReviewDocument } from '../../kit/demonstration-document'
import { edit } from '../../kit/edit'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { siteCodeOf } from '../../kit/site-code'
import { command, create, read } from '../../kit/store'
import { assertFit, countsOf, HUMAN_ITEMS, hasAllItems } from '../applying/human-items'
import { calledTo, homeById, reviewsOf, reviewsOfAll } from '../applying/store'
import { reviewersTold } from '../upkeep/told'
import { panelOf, thirdOf } from './panel-of'

const REVIEWS = 'demoReviews'
/** Spots are drawn so far around the home: a quarter of an hour's walk there and back. */
const SPOTS_METRES = 500
/** For those where nobody is. */
const SPARE_SPOTS = 10

const reviewId = (application: DemoApplicationDocument, reviewerId: string): string =>
  createHash('sha256')
    .update([application._id, application.draw?.seed, reviewerId].join('\n'))
    .digest('hex')
    .slice(0, 32)

/** What she was drawn for, with how far each has come; the third is told apart once the first two lie far from each other. */
export const myReviews: UseCase<typeof demonstration.myReviews> = async ({ officer }) => {
  const found = await calledTo(officer._id)
  const sheets = await reviewsOfAll(found.map(({ _id }) => _id))
  return {
    reviews: found.flatMap((application) => {
      const { _id, homeName, villageName, townshipName, state, draw } = application
      const panel = panelOf(application)
      if (!draw || !panel || panel.unfit.some(({ id }) => id === officer._id)) return []
      const reviews = sheets.filter((sheet) => sheet.applicationId === _id && sheet.seed === draw.seed)
      const as = calledAs(panel, reviews, officer._id)
      return [
        {
          ...{ applicationId: _id, homeName, villageName, townshipName, state, as },
          declared: draw.declared.some(({ id }) => id === officer._id),
          submitted: reviews.some(({ reviewerId, submittedAt }) => reviewerId === officer._id && submittedAt),
        },
      ]
    }),
  }
}

function calledAs(panel: Panel, reviews: readonly DemoReviewDocument[], id: string): 'reviewer' | 'backup' | 'third' {
  if (panel.reviewers.includes(id)) return 'reviewer'
  return thirdOf(panel, reviews) === id ? 'third' : 'backup'
}

/** Only whoever is a reviewer now: the back-up waits, the third comes when the first two lie apart. */
async function assertHerTurn(application: DemoApplicationDocument, reviewerId: string): Promise<void> {
  const { draw } = application
  const panel = panelOf(application)
  if (!draw || !panel || application.state !== 'onsiteScheduled') return refuse('STEP_NOT_POSSIBLE', 'applicationId')
  if (!draw.declared.some(({ id }) => id === reviewerId)) refuse('DECLARE_FIRST', 'applicationId')
  if (panel.reviewers.includes(reviewerId)) return
  const third = thirdOf(panel, await reviewsOf(application._id, draw.seed))
  if (third !== reviewerId) refuse('NOT_YOUR_REVIEW', 'applicationId')
}

/** She is there: proved by the code on the wall. From now on the spots and the activities are drawn, and nobody chose them (rubric §5.4). */
export const arriveForReview: UseCase<typeof demonstration.arriveForReview> = async (call, { siteCode }) => {
  const { application, reviewer, now } = call
  await assertHerTurn(application, reviewer._id)
  const home = (await homeById(application.homeId)) ?? refuse('NOT_FOUND', 'applicationId')
  if (siteCode !== siteCodeOf(home)) refuse('SITE_CODE_WRONG', 'siteCode')
  const _id = reviewId(application, reviewer._id)
  const { seed = '' } = application.draw ?? {}
  await create<DemoReviewDocument>(
    REVIEWS,
    { _id, schema: 1, applicationId: application._id, reviewerId: reviewer._id, seed, arrivedAt: now },
    call.source(reviewer._id),
  )
  const stored = (await read<DemoReviewDocument>(REVIEWS, _id)) ?? refuse('TRY_AGAIN')
  return { arrivedAt: toIso(stored.arrivedAt) }
}

const spotsFrom = (seed: string, from: number, count: number): string[] =>
  drawSpots(seed, SPOTS_METRES, { from, count }).map(spotWords)

/** Her own sheet, and nobody else's. What was drawn shows once she has arrived. */
export const reviewSheet: UseCase<typeof demonstration.reviewSheet> = async ({ application, reviewer }) => {
  const { draw, look, homeId, homeName, villageName, townshipName, state } = application
  const panel = panelOf(application) ?? refuse('NOT_FOUND', 'applicationId')
  // The others' sheets are read only to see whether she is called: nothing of them leaves here.
  const [own, others] = await Promise.all([
    read<DemoReviewDocument>(REVIEWS, reviewId(application, reviewer._id)),
    reviewsOf(application._id, draw?.seed ?? ''),
  ])
  const as = calledAs(panel, others, reviewer._id)
  const seed = `${draw?.seed}/${reviewer._id}`
  const { spots, activities } = FIVE_HAS.review
  const held = new Map((look?.evidence.C4 ?? []).flatMap((line) => (line.activityId ? [[line.activityId, line]] : [])))
  return {
    ...{ homeId, homeName, villageName, townshipName, as },
    herTurn: as !== 'backup' && state === 'onsiteScheduled',
    declared: draw?.declared.some(({ id }) => id === reviewer._id) ?? false,
    arrivedAt: own ? toIso(own.arrivedAt) : null,
    submittedAt: own?.submittedAt ? toIso(own.submittedAt) : null,
    items: HUMAN_ITEMS,
    spots: own ? spotsFrom(seed, 0, spots) : [],
    spareSpots: own ? spotsFrom(seed, spots, SPARE_SPOTS) : [],
    activities: own
      ? drawActivities(draw?.seed ?? '', [...held.keys()], activities).flatMap((id) => {
          const line = held.get(id)
          return line ? [{ title: line.title, when: line.when, note: line.note }] : []
        })
      : [],
    scores: own?.scores ?? {},
    notes: own?.notes ?? {},
  }
}

/** She hands in alone, once; every point stands on a note (rubric §2). */
export const submitReview: UseCase<typeof demonstration.submitReview> = async (call, { scores: sent }) => {
  const { application, reviewer, now } = call
  const scores = countsOf(sent)
  const notes = Object.fromEntries(sent.flatMap(({ id, note }) => (note === null ? [] : [[id, note] as const])))
  assertFit(scores)
  if (!hasAllItems(scores)) refuse('SELF_SCORES_MISSING', 'scores')
  const noted = Object.fromEntries(Object.keys(notes).map((id) => [id, 1]))
  const [unproven] = unprovenItems(scores, noted)
  if (unproven !== undefined) refuse('NOTE_NEEDED', `scores.${unproven}`)
  const own =
    (await read<DemoReviewDocument>(REVIEWS, reviewId(application, reviewer._id))) ??
    refuse('ARRIVE_FIRST', 'applicationId')
  if (!own.submittedAt) await assertHerTurn(application, reviewer._id)
  const panel = panelOf(application)
  const before = await reviewsOf(application._id, own.seed)
  const third =
    panel && thirdOf(panel, [...before.filter(({ _id }) => _id !== own._id), { ...own, scores, submittedAt: now }])
  const called = third !== null && third !== reviewer._id ? [third] : []
  const source = { ...call.source(reviewer._id), notices: [reviewersTold(application, called)] }
  let submittedAt = own.submittedAt ?? now
  await edit<DemoReviewDocument>(REVIEWS, own, source, (current) => {
    submittedAt = current.submittedAt ?? now
    return current.submittedAt ? null : { scores: command.set(scores), notes: command.set(notes), submittedAt: now }
  })
  return { submittedAt: toIso(submittedAt) }
}
