/**
 * The manifest: every collection, the indexes that serve its queries (filter and order), and how long it is kept. The deployment file, the
 * local gateway and the doctor read this one table. One index per query, one array per compound index (house, "How data is kept" 6).
 */
export interface Collection {
  name: string
  indexes: Index[]
  /** Days after which documents are removed; absent means as long as the county keeps its records. */
  retentionDays?: number
  /** The date from which those days count, for what `timers` removes (timers/forget-old); the others have a job of their own. */
  agesFrom?: string
}

export interface Index {
  name: string
  keys: { field: string; direction: 1 | -1 | '2dsphere' }[]
  unique?: boolean
  sparse?: boolean
}

const index = (
  name: string,
  fields: Record<string, 1 | -1 | '2dsphere'>,
  more: Pick<Index, 'unique' | 'sparse'> = {},
): Index => ({
  name,
  keys: Object.entries(fields).map(([field, direction]) => ({ field, direction })),
  ...more,
})

/** Facts that wait to be written out, found by the timer (kit/outbox). */
const waitingFacts = index('waitingFacts', { 'outbox.at': 1 }, { sparse: true })

export const collections: Collection[] = [
  {
    name: 'organisations',
    indexes: [
      index('root', { root: 1 }, { unique: true, sparse: true }),
      index('children', { parentId: 1, _id: 1 }),
      index('tree', { path: 1 }),
      index('near', { level: 1, centre: '2dsphere' }),
      index('byName', { level: 1, terms: 1 }),
      index('namedBelow', { terms: 1, path: 1 }),
      waitingFacts,
    ],
  },
  {
    name: 'persons',
    indexes: [
      index('account', { openid: 1 }, { unique: true, sparse: true }),
      index('phone', { phoneIndex: 1 }, { sparse: true }),
      index('rolesAt', { 'roles.orgId': 1, _id: 1 }, { sparse: true }),
      index('officers', { officerIn: 1, _id: 1 }, { sparse: true }),
      index('card', { 'card.digest': 1 }, { sparse: true }),
      index('childPhotosOff', { childPhotosOff: 1 }, { sparse: true }),
      index('linesUnused', { linesLookAt: 1 }, { sparse: true }),
      index('linesUndated', { linesLookAt: 1, 'family.lines.id': 1 }),
      index('claimsUnfinished', { 'claim.unfinishedSince': 1 }, { sparse: true }),
      waitingFacts,
    ],
  },
  {
    name: 'microHomes',
    indexes: [
      index('near', { state: 1, shownAt: '2dsphere' }),
      index('foundNear', { state: 1, facets: 1, shownAt: '2dsphere' }),
      index('foundByVillage', { state: 1, facets: 1, path: 1, _id: 1 }),
      index('namedNear', { state: 1, terms: 1, shownAt: '2dsphere' }),
      index('namedByVillage', { state: 1, terms: 1, path: 1, _id: 1 }),
      index('mapSample', { state: 1, tiles: 1, lot: 1 }),
      index('register', { path: 1, _id: 1 }),
      index('registerByState', { state: 1, path: 1, _id: 1 }),
      index('registerByType', { primaryType: 1, path: 1, _id: 1 }),
      index('registerByStateAndType', { state: 1, primaryType: 1, path: 1, _id: 1 }),
      index('registerNamed', { terms: 1, path: 1, _id: 1 }),
      index('registerByHost', { 'hosts.name': 1, path: 1 }),
      index('hosts', { 'hosts.personId': 1 }),
      index('paired', { 'paired.personId': 1 }),
      index('todo', { waitsFor: 1, stateSince: 1, _id: 1 }),
      index('applicant', { applicantId: 1 }, { sparse: true }),
      index('consentEnds', { state: 1, 'ownerConsent.until': 1 }),
      index('inStateSince', { state: 1, stateSince: 1 }),
      index('plate', { plateNumber: 1 }, { unique: true, sparse: true }),
      index('unpaired', { state: 1, pairedUntil: 1, _id: 1 }),
      index('pictureOfTrace', { 'waitingPictures.traceId': 1 }, { sparse: true }),
      index('pictureDue', { 'waitingPictures.dueAt': 1 }, { sparse: true }),
      index('paceDue', { state: 1, paceDue: 1 }),
      index('groupCodeEnds', { 'groupCode.expiresAt': 1 }, { sparse: true }),
      index('weekEnds', { weekUntil: 1 }, { sparse: true }),
      index('filesToRemove', { 'discardedFiles.at': 1 }, { sparse: true }),
      waitingFacts,
    ],
  },
  {
    name: 'activities',
    indexes: [
      index('near', { state: 1, shownAt: '2dsphere' }),
      index('foundIn', { state: 1, foundIn: 1, endsAt: 1, _id: 1 }),
      index('ofHome', { homeId: 1, startsAt: 1, _id: 1 }),
      index('ofMember', { memberIds: 1, endsAt: 1, _id: 1 }),
      index('ofMemberByKind', { memberIds: 1, kind: 1, state: 1 }),
      index('due', { dueAt: 1 }, { sparse: true }),
      index('scene', { sceneKey: 1 }, { sparse: true }),
      index('spotChecks', { toSpotCheck: 1, foundIn: 1, endsAt: -1 }, { sparse: true }),
      index('photosOff', { 'photosOff.at': 1 }, { sparse: true }),
      waitingFacts,
    ],
  },
  {
    name: 'activityRecords',
    indexes: [
      index('pictureOfTrace', { 'waitingPictures.traceId': 1 }, { sparse: true }),
      index('pictureDue', { 'waitingPictures.dueAt': 1 }, { sparse: true }),
      index('filesToRemove', { 'discardedFiles.at': 1 }, { sparse: true }),
      index('childrenOf', { 'photos.childrenOf': 1 }, { sparse: true }),
      index('childrenOfWaiting', { 'waitingPictures.shows.childrenOf': 1 }, { sparse: true }),
      waitingFacts,
    ],
  },
  // What hosts have typed and not published: one document a home, under its id.
  { name: 'activityDrafts', indexes: [waitingFacts] },
  { name: 'activitySeries', indexes: [index('due', { dueAt: 1 }, { sparse: true }), waitingFacts] },
  // One document a home and period, derived from what was recorded (rotation/pace).
  {
    name: 'cadenceStats',
    indexes: [
      index('ofPeriod', { key: 1, path: 1 }),
      index('behind', { key: 1, required: 1, kept: 1, path: 1, _id: 1 }),
      waitingFacts,
    ],
  },
  { name: 'yearPlans', indexes: [waitingFacts] },
  // 五有 of each home under its id, derived every night, and how far a night's round has come, under its day.
  { name: 'fiveHasScores', indexes: [index('ofPlace', { path: 1, _id: 1 })] },
  {
    name: 'demoCampaigns',
    indexes: [index('ofCounty', { orgId: 1, cutOff: -1 }), waitingFacts],
  },
  {
    name: 'demoApplications',
    indexes: [
      index('ofCampaign', { campaignId: 1, path: 1, _id: 1 }),
      index('ofHome', { homeId: 1 }),
      index('called', { called: 1 }, { sparse: true }),
      index('toFreeze', { freezeAt: 1 }, { sparse: true }),
      index('toRecheck', { recheckAt: 1 }, { sparse: true }),
      waitingFacts,
    ],
  },
  { name: 'demoReviews', indexes: [index('ofApplication', { applicationId: 1 }), waitingFacts] },
  { name: 'demoObjections', indexes: [index('ofApplication', { applicationId: 1, at: 1 }), waitingFacts] },
  { name: 'scoreRounds', indexes: [], retentionDays: 30 },
  {
    name: 'inbox',
    indexes: [
      index('ofPerson', { personId: 1, at: -1, _id: 1 }),
      index('unread', { personId: 1, readAt: 1 }),
      index('knock', { knock: 1 }, { sparse: true }),
      index('toCall', { callFor: 1, at: 1 }, { sparse: true }),
      index('kept', { at: 1 }),
    ],
    retentionDays: 180,
    agesFrom: 'at',
  },
  // One document a home and month; of a home and day.
  {
    name: 'rotationPlans',
    indexes: [
      index('ofPlace', { month: 1, path: 1, _id: 1 }),
      index('ofPerson', { people: 1, month: 1 }),
      index('due', { dueAt: 1 }, { sparse: true }),
      waitingFacts,
    ],
  },
  { name: 'openings', indexes: [index('ofHome', { homeId: 1, day: 1 }), waitingFacts] },
  {
    name: 'receptions',
    indexes: [index('ofHome', { homeId: 1, at: -1, _id: 1 }), index('kept', { at: 1 }), waitingFacts],
    retentionDays: 1095,
    agesFrom: 'at',
  },
  { name: 'visits', indexes: [index('ofHome', { homeId: 1, day: -1, _id: 1 }), waitingFacts] },
  {
    name: 'exemptPeriods',
    indexes: [
      index('ofPlace', { orgId: 1, to: -1 }),
      index('todo', { 'todo.since': 1 }, { sparse: true }),
      index('paceTodo', { 'paceTodo.since': 1 }, { sparse: true }),
      waitingFacts,
    ],
  },
  // How many of WeChat's messages a person still lets through; her account's id is the document's.
  { name: 'notifyCredits', indexes: [] },
  // Looked up by the keyed digest of the code, which is the id.
  {
    name: 'invitations',
    indexes: [index('officers', { kind: 1, orgPath: 1, _id: 1 }), index('kept', { expiresAt: 1 }), waitingFacts],
    retentionDays: 30,
    agesFrom: 'expiresAt',
  },
  // An officer's looks at private contacts, one document a day, made from both.
  {
    name: 'looks',
    indexes: [
      index('ofOfficer', { officerId: 1, day: 1 }),
      index('open', { openIn: 1, day: 1 }, { sparse: true }),
      index('kept', { day: 1 }),
      waitingFacts,
    ],
    retentionDays: 90,
  },
  { name: 'codeTries', indexes: [index('kept', { at: 1 })], retentionDays: 2, agesFrom: 'at' },
  { name: 'merges', indexes: [index('open', { state: 1, path: 1, _id: 1 }), waitingFacts] },
  { name: 'homeDrafts', indexes: [waitingFacts] },
  { name: 'plateSeries', indexes: [waitingFacts] },
  {
    name: 'rollJobs',
    indexes: [
      index('recent', { orgId: 1, startedAt: -1 }),
      index('unfinished', { state: 1, leaseUntil: 1 }),
      index('kept', { keptUntil: 1 }, { sparse: true }),
      waitingFacts,
    ],
    retentionDays: 365,
  },
  { name: 'rollChunks', indexes: [index('ofJob', { jobId: 1, chunk: 1 })], retentionDays: 2 },
  { name: 'handouts', indexes: [index('kept', { keptUntil: 1, fileId: 1 }), waitingFacts], retentionDays: 2 },
  // Requests for help. All that says who or what lies under the key of each case (help/keys/case-key).
  {
    name: 'helpCases',
    indexes: [
      index('opened', { opensWith: 1, createdAt: -1 }, { sparse: true }),
      index('ofAsker', { askerIndex: 1, createdAt: -1 }, { sparse: true }),
      index('atDesk', { deskId: 1, isOpen: 1, _id: 1 }),
      index('naming', { namedIds: 1, isOpen: 1, _id: 1 }),
      index('underMaster', { masterVersion: 1 }, { sparse: true }),
      index('stillOpen', { isOpen: 1, createdAt: 1 }),
      index('sent', { createdAt: 1 }),
      index('sentTo', { deskId: 1, createdAt: 1 }),
      index('calling', { 'callOut.nextAt': 1 }, { sparse: true }),
      index('openGlass', { glassOpenSince: 1 }, { sparse: true }),
      index('due', { dueAt: 1 }, { sparse: true }),
      waitingFacts,
    ],
  },
  {
    name: 'helpRosters',
    indexes: [index('ofPerson', { personId: 1 }), index('ofPlace', { orgId: 1, _id: 1 }), waitingFacts],
  },
  {
    name: 'helpShifts',
    indexes: [
      index('ofPlace', { orgId: 1, until: 1 }),
      index('ofPerson', { personId: 1, until: 1 }),
      index('toSettle', { settleAt: 1 }),
      index('kept', { until: 1 }),
      waitingFacts,
    ],
    retentionDays: 365,
    agesFrom: 'until',
  },
  // Pieces of a voice or picture that wait for the others, for an hour (help/tick).
  { name: 'helpPieces', indexes: [index('ofOne', { of: 1, n: 1 }), index('kept', { keptUntil: 1 })] },
  // Lists on paper: who asked, who agreed, who fetched.
  {
    name: 'helpExports',
    indexes: [index('ofCounty', { countyId: 1, askedAt: -1 }), index('kept', { askedAt: 1 }), waitingFacts],
    retentionDays: 1095,
    agesFrom: 'askedAt',
  },
  // Figures of a quarter as they are shown, counted once.
  { name: 'helpFigures', indexes: [waitingFacts] },
  // Digests of whom a professional acted for or knows, by her id.
  { name: 'helpConflicts', indexes: [waitingFacts] },
  // The random key of one day, and what is counted under it.
  { name: 'helpDays', indexes: [index('ofDay', { day: 1 })], retentionDays: 1 },
  { name: 'helpCounters', indexes: [index('ofDay', { day: 1 })], retentionDays: 1 },
  {
    name: 'audit',
    indexes: [
      index('ofDocument', { docId: 1, at: -1 }),
      index('ofActor', { actor: 1, at: -1 }),
      index('kept', { at: 1 }),
    ],
    retentionDays: 1095,
    agesFrom: 'at',
  },
]

/**
 * Storage: only pictures that passed their check are public; a client may write only below its own staging prefix, and a function removes
 * what it has read. A temporary link lives a minute at most (safety, "The platform does part of it").
 */
export const storage = { publicPrefixes: ['public/'], stagingPrefix: 'staging/{openid}/', longestLinkSeconds: 60 }

/** Which function hears which event of WeChat's message push, set by the deployment in the console of CloudBase (设置 · 其他设置 · 消息推送). */
export const messagePush = [{ messageType: 'event', event: 'wxa_media_check', function: 'home' }]
