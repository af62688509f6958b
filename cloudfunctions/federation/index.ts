import { federation } from '../../contract/federation'
import { serve } from '../kit/serve'
import { addOrganisations } from './add-organisations'
import { calendar } from './calendar/calendar'
import { changeCalendar } from './calendar/change-calendar'
import { changeSettings } from './change-settings'
import { confirmInvitation } from './confirm-invitation'
import { coverage } from './coverage/coverage'
import { endGrant } from './end-grant'
import { found } from './found'
import { grant } from './grant'
import { invite } from './invite'
import { officers } from './officers'
import { openInvitations, withdrawInvitation } from './open-invitations'
import { organisations } from './organisations'
import { people } from './people/count'
import { confirmMerge, dropMerge, merges, proposeMerge, undoClaim } from './people/merge'
import { unclaimed } from './people/unclaimed'
import { settings } from './settings'
import { acknowledgeAlert, alerts } from './watching/alerts'
import { resetStaffPin } from './watching/reset-staff-pin'

export const main = serve('federation', federation, {
  found,
  addOrganisations,
  organisations,
  officers,
  grant,
  endGrant,
  settings,
  changeSettings,
  calendar,
  changeCalendar,
  coverage,
  invite,
  openInvitations,
  withdrawInvitation,
  confirmInvitation,
  people,
  unclaimed,
  proposeMerge,
  confirmMerge,
  dropMerge,
  merges,
  undoClaim,
  resetStaffPin,
  alerts,
  acknowledgeAlert,
})
