import type { federation } from '../../contract/federation'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { settingsAt } from '../kit/settings'
import { organisationById } from './store'

/** The settings in force at a place, inherited down the tree. */
export const settings: UseCase<typeof federation.settings> = async (_call, { orgId }) => {
  const organisation = (await organisationById(orgId)) ?? refuse('NOT_FOUND', 'orgId')
  return settingsAt(organisation.path)
}
