import { EVERYBODY, type May, OVER_THE_TOWNSHIP } from './callers'

export const federationMay: May = {
  'federation.found': EVERYBODY,
  'federation.addOrganisations': ['countyOfficer'],
  'federation.organisations': EVERYBODY,
  'federation.officers': OVER_THE_TOWNSHIP,
  'federation.grant': OVER_THE_TOWNSHIP,
  'federation.endGrant': OVER_THE_TOWNSHIP,
  'federation.settings': EVERYBODY,
  'federation.changeSettings': OVER_THE_TOWNSHIP,
}
