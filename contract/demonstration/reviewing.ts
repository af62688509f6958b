import { z } from 'zod'
import { APPLICATION_STATES } from '../../domain/demonstration/application-state'
import type { CONFLICTS } from '../../domain/demonstration/panel'
import { officer, reviewerOf, staffOverHome } from '../access'
import { action } from '../action'
import { id, moment } from '../fields'
import { humanScores, reviewScores } from './campaigns'
import { indicatorId } from './self-check'

const conflict = z.boolean()
const declaration = z.strictObject({
  hostRelative: conflict,
  paired: conflict,
  lodger: conflict,
  business: conflict,
  sameVillage: conflict,
} satisfies Record<(typeof CONFLICTS)[number], z.ZodBoolean>)

/** As what she was drawn: the back-up waits until somebody has a conflict, or the first two lie far apart and she is the third. */
const callAs = z.enum(['reviewer', 'backup', 'third'])

/** Reviews on site, drawn by lot and blind to each other (rubric §5.3 to §5.5). */
export const reviewing = {
  drawReviewers: action({
    summary: '县妇联从别的镇街抽签评审员',
    access: staffOverHome('homeId', 'county'),
    effect: 'write',
    input: z.strictObject({ homeId: id, campaignId: id }),
    output: z.object({ seed: z.string(), reviewers: z.array(z.string()), backups: z.array(z.string()) }),
  }),
  myReviews: action({
    summary: '抽到我去评审的微家',
    access: officer,
    effect: 'read',
    input: z.strictObject({}),
    output: z.object({
      reviews: z.array(
        z.object({
          applicationId: id,
          homeName: z.string(),
          villageName: z.string(),
          townshipName: z.string(),
          state: z.enum(APPLICATION_STATES),
          as: callAs,
          declared: z.boolean(),
          submitted: z.boolean(),
        }),
      ),
    }),
  }),
  declareConflicts: action({
    summary: '评审员声明有没有要回避的关系,有就换人',
    access: reviewerOf('applicationId'),
    effect: 'write',
    input: z.strictObject({ applicationId: id, declaration }),
    output: z.object({ replaced: z.boolean() }),
  }),
  arriveForReview: action({
    summary: '评审员到了微家,扫门口的码,当场抽走访点和活动',
    access: reviewerOf('applicationId'),
    effect: 'write',
    input: z.strictObject({ applicationId: id, siteCode: z.string().max(200) }),
    output: z.object({ arrivedAt: moment }),
  }),
  reviewSheet: action({
    summary: '现场评审表:要看的每一项,抽到的走访点和活动',
    access: reviewerOf('applicationId'),
    effect: 'read',
    input: z.strictObject({ applicationId: id }),
    output: z.object({
      homeId: id,
      homeName: z.string(),
      villageName: z.string(),
      townshipName: z.string(),
      as: callAs,
      /** She is asked to go and score now. */
      herTurn: z.boolean(),
      declared: z.boolean(),
      arrivedAt: moment.nullable(),
      submittedAt: moment.nullable(),
      items: z.array(
        z.object({
          id: z.string(),
          dimension: z.string(),
          name: z.string(),
          max: z.number(),
          items: z.array(z.string()),
        }),
      ),
      spots: z.array(z.string()),
      /** Where she goes on when nobody is at a spot, in this order: nobody chooses (S16). */
      spareSpots: z.array(z.string()),
      activities: z.array(z.object({ title: z.string(), when: z.string(), note: z.string() })),
      scores: humanScores,
      notes: z.record(indicatorId, z.string()),
    }),
  }),
  submitReview: action({
    summary: '评审员独自交评分',
    access: reviewerOf('applicationId'),
    effect: 'write',
    input: z.strictObject({
      applicationId: id,
      scores: reviewScores,
    }),
    output: z.object({ submittedAt: moment }),
  }),
}
