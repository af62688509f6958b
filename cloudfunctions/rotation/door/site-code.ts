import type { rotation } from '../../../contract/rotation'
import type { UseCase } from '../../kit/serve'
import { siteCodeOf } from '../../kit/site-code'
import { homeById, renewCode } from '../store'

export const siteCode: UseCase<typeof rotation.siteCode> = async ({ home }) => ({
  homeName: home.name,
  siteCode: siteCodeOf(home),
})

/** Photographs of the old one are worth nothing any more. */
export const renewSiteCode: UseCase<typeof rotation.renewSiteCode> = async (call) => {
  const { home, member, requestId } = call
  await renewCode(home, requestId, call.source(member._id))
  return { homeName: home.name, siteCode: siteCodeOf((await homeById(home._id)) ?? home) }
}
