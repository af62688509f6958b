export const federationBudgets: Record<string, number> = {
  'federation.found': 2,
  'federation.addOrganisations': 4,
  'federation.organisations': 1,
  'federation.officers': 2,
  'federation.grant': 3,
  'federation.endGrant': 3,
  'federation.settings': 2,
  'federation.changeSettings': 2,
}
