import { grantsInForce } from '../../../domain/role'
import type { Checker, OwnChecks } from '../../kit/access'
import { idIn } from '../../kit/access'
import { refuse } from '../../kit/refusal'
import { applicationById } from '../applying/store'

/** Whoever is called by lot to this home, while she is an officer. The same two reads for everybody. */
const reviewerOf: Checker<'reviewerOf'> = async (rule, input, call) => {
  const reviewer = await call.person()
  const application = await applicationById(idIn(input, rule.field))
  const isCalled =
    reviewer !== null &&
    application?.called?.includes(reviewer._id) === true &&
    grantsInForce(reviewer.roles, call.now).length > 0
  return isCalled && application ? { reviewer, application } : refuse('NOT_FOUND', rule.field)
}

export const ownChecks: OwnChecks = { reviewerOf }
