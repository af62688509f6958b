import { federation } from '../../contract/federation'
import { serve } from '../kit/serve'
import { addOrganisations } from './add-organisations'
import { changeSettings } from './change-settings'
import { coverage } from './coverage/coverage'
import { endGrant } from './end-grant'
import { found } from './found'
import { grant } from './grant'
import { officers } from './officers'
import { organisations } from './organisations'
import { settings } from './settings'

export const main = serve('federation', federation, {
  found,
  addOrganisations,
  organisations,
  officers,
  grant,
  endGrant,
  settings,
  changeSettings,
  coverage,
})
