import type { Input } from '../../../demo/client'
import { type Caller, type County, openidOf } from '../county'
import type { House } from '../house'
import { ASKING, type Asking, asked, HER_PIN, IN_DANGER, type Sent, SPOKEN, ticketOf, withMark } from './help-asked'
import type { Scenario, ScenariosOf } from './scenario'

type Unsent = Omit<Asking, 'readersMark'>
const made = {
  shiftId: '',
  exportId: '',
  attachmentId: '',
  input: undefined as Asking | undefined,
  sent: { caseId: '', receipt: '' } as Sent,
}

const looked = (caller: Caller, asking: Unsent) => async (house: House) => {
  made.input = await withMark(house, caller, asking)
}
const sent =
  (caller: Caller, asking: Unsent = ASKING) =>
  async (house: House) => {
    made.sent = await asked(house, caller, asking)
  }
const theInput = () => made.input as Asking
const theCase = () => ({ caseId: made.sent.caseId })
const hers = () => ({ key: { receipt: made.sent.receipt }, ...theCase() })
const hersByPin = () => ({ key: { pin: HER_PIN }, ...theCase() })

/** Both ways of opening: by the receipt from any phone, by the number code from her own. */
function bothWays<I extends object>(more: I) {
  return [
    { as: 'visitor', before: sent('resident'), input: () => ({ ...hers(), ...more }), versionsMayDiffer: true },
    {
      as: 'resident',
      before: sent('resident', IN_DANGER),
      input: () => ({ ...hersByPin(), ...more }),
      versionsMayDiffer: true,
    },
  ] satisfies Scenario<unknown>[]
}

const OFFICER = () => openidOf('townshipOfficer')
const step = (house: House, name: 'accept' | 'resolve', outcome: 'helped' | null) =>
  house
    .as(OFFICER())
    .call('help', 'step', { ...theCase(), step: name, reason: null, outcome }, `request-before-${name}`)

const withdrawn = async (house: House) => {
  await sent('resident')(house)
  await house.as(openidOf('resident')).call('help', 'withdraw', hers(), 'request-before-erase')
}
const referred = async (house: House) => {
  await sent('resident')(house)
  const input = { ...theCase(), toOrgId: 'C', reason: '县里有劳动法律师', override: false }
  await house.as(OFFICER()).call('help', 'refer', input, 'request-before-answer')
}
const named = async (house: House, { personIds }: County) => {
  await sent('resident')(house)
  const input = { ...theCase(), personId: personIds.villageOfficer, owner: false }
  await house.as(OFFICER()).call('help', 'assign', input, 'request-before-unassign')
}

/** About a child, at the township because she chose it: it is followed up. */
const OF_A_CHILD: Unsent = { ...ASKING, topic: 'children', near: true, text: '孩子不肯上学' }
const resolved = async (house: House) => {
  await sent('resident', OF_A_CHILD)(house)
  await step(house, 'accept', null)
  await step(house, 'resolve', 'helped')
}
/** A child is in it and somebody is hurt: the law asks for a report. */
const TO_REPORT: Unsent = { ...OF_A_CHILD, harm: true, child: 'involved', text: '邻居打孩子', toldOfReport: true }
const REPORT: Omit<Input<'help', 'report'>, 'caseId'> = {
  discoveredAt: '2027-05-19T12:40:00+08:00',
  reportedAt: '2027-05-19T12:50:00+08:00',
  to: '青屿派出所',
  method: '110',
  receiptNote: null,
  aftercare: null,
}
const REACHED: Unsent = {
  ...IN_DANGER,
  near: true,
  contact: { channel: 'phone', phone: '13955544444', hours: null, codeWord: '交电费', doNotCall: false },
}

/** Another county officer, who is nobody of the matrix. */
export const SECOND_COUNTY = 'openid-of-second-county-officer'
export async function secondCountyOfficer(house: House): Promise<string> {
  const { personId } = await house
    .as(SECOND_COUNTY)
    .call('member', 'settle', { villageId: 'V1' }, 'request-before-settle')
  await house.push('persons', personId, 'roles', {
    id: 'planted',
    role: 'countyAdmin',
    orgId: 'C',
    orgPath: 'C/',
    orgName: '澜川县',
    from: '2027-01-01T00:00:00+08:00',
    until: null,
  })
  return personId
}
const glassBroken = async (house: House) => {
  await sent('resident')(house)
  await secondCountyOfficer(house)
  const input = { ...theCase(), reason: '她家里人说联系不上她' }
  await house.as(SECOND_COUNTY).call('help', 'breakGlass', input, 'request-before-glass')
}

/** Somebody takes turns at the township, and is the first to be called there. */
const LAWYER = { orgId: 'T1', role: 'lawyer', chain: null, until: null } as const
const SHIFT = { from: '2027-05-19T08:30:00+08:00', until: '2027-05-19T17:30:00+08:00' } as const
const onRoster = async (house: House, { personIds }: County) => {
  await house
    .as(OFFICER())
    .call('help', 'putOnRoster', { ...LAWYER, personId: personIds.resident }, 'request-before-roster')
}
const onShift = async (house: House, county: County) => {
  await onRoster(house, county)
  const input = { orgId: 'T1', personId: county.personIds.resident, ...SHIFT }
  made.shiftId = (await house.as(OFFICER()).call('help', 'addShift', input, 'request-before-shift')).id
}
/** A lawyer at the township, a week ahead, in half hours; the case has taken the second of them. */
const HALF_HOURS = { from: '2027-05-20T14:00:00+08:00', until: '2027-05-20T17:00:00+08:00' } as const
const offering = async (house: House, county: County) => {
  await onRoster(house, county)
  const input = { orgId: 'T1', ...HALF_HOURS }
  const { id } = await house.as(openidOf('resident')).call('help', 'offerHalfHours', input, 'request-before-offer')
  made.shiftId = id
}
const halfHour = (place: number) => ({ shiftId: made.shiftId, place })
const asksOf = (caller: Caller) => async (house: House, county: County) => {
  await offering(house, county)
  await sent(caller)(house)
}
const appointed = async (house: House, county: County) => {
  await asksOf('visitor')(house, county)
  const input = { ...theCase(), ...halfHour(1) }
  await house.as(OFFICER()).call('help', 'takeHalfHourFor', input, 'request-before-give-back')
}
const called = async (house: House, { personIds }: County) => {
  const first = { orgId: 'T1', role: 'officer', chain: 1, until: null, personId: personIds.townshipOfficer } as const
  await house.as(OFFICER()).call('help', 'putOnRoster', first, 'request-before-chain')
  await sent('resident', { ...IN_DANGER, near: true, urgency: 'now' })(house)
}

/** A list on paper was asked for, and another officer has agreed. */
const theExport = () => ({ orgId: 'T1', exportId: made.exportId })
const exportAsked = async (house: House) => {
  await sent('resident')(house)
  const input = { orgId: 'T1', quarter: '2027-Q2', reason: '季度归档' }
  made.exportId = (await house.as(OFFICER()).call('help', 'askForExport', input, 'request-before-export')).exportId
}
const exportAgreed = async (house: House) => {
  await exportAsked(house)
  await house
    .as(openidOf('jobOwner'))
    .call('help', 'decideExport', { ...theExport(), agree: true }, 'request-before-fetching')
}

/** She said it instead of typing. */
const VOICE = { ticket: ticketOf('voice'), kind: 'voice' as const, seconds: 3, piece: 0, pieces: 1, base64: SPOKEN }
const attached = async (house: House) => {
  await sent('resident')(house)
  await house.as(openidOf('resident')).call('help', 'attach', { ...hers(), ...VOICE }, 'request-before-listening')
  const { said } = await house.as(OFFICER()).call('help', 'view', theCase(), 'request-before-looking')
  made.attachmentId = said.find(({ attachment }) => attachment !== null)?.attachment?.attachmentId ?? ''
}

/** One officer of the desk where the ordinary request stands. */
function atTheDesk<I extends object>(
  input: (county: County) => I,
  before: Scenario<unknown>['before'] = sent('resident'),
) {
  return [
    { as: 'townshipOfficer', before, input: (county: County) => ({ ...theCase(), ...input(county) }) },
  ] satisfies Scenario<unknown>[]
}

export const helpScenarios: ScenariosOf<'help'> = {
  whoCanRead: [
    {
      as: 'visitor',
      input: () => ({
        topic: 'work',
        harm: false,
        child: 'none',
        placeId: 'V1',
        near: false,
        exclude: { personIds: [], orgIds: ['V2'] },
      }),
    },
  ],
  ask: [
    { as: 'visitor', before: looked('visitor', ASKING), input: theInput, versionsMayDiffer: true },
    { as: 'resident', before: looked('resident', IN_DANGER), input: theInput, versionsMayDiffer: true },
  ],
  open: [
    { as: 'visitor', before: sent('resident'), input: () => ({ key: hers().key }), versionsMayDiffer: true },
    {
      as: 'resident',
      before: sent('resident', IN_DANGER),
      input: () => ({ key: { pin: HER_PIN } }),
      versionsMayDiffer: true,
    },
  ],
  say: bothWays({ text: '他今天出门了' }),
  changeContact: bothWays({
    contact: { channel: 'text', phone: '13955544444', hours: '上午', codeWord: '交电费', doNotCall: true },
  }),
  exclude: bothWays({ exclude: { personIds: [], orgIds: ['V1'] } }),
  answerReferral: [
    { as: 'visitor', before: referred, input: () => ({ ...hers(), agree: true }), versionsMayDiffer: true },
    { as: 'visitor', before: referred, input: () => ({ ...hers(), agree: false }), versionsMayDiffer: true },
  ],
  withdraw: bothWays({}),
  erase: [{ as: 'visitor', before: withdrawn, input: hers, versionsMayDiffer: true }],
  desk: [{ as: 'townshipOfficer', before: sent('resident'), input: () => ({ ended: false }) }],
  view: atTheDesk(() => ({})),
  step: [
    ...atTheDesk(() => ({ step: 'accept' as const, reason: null, outcome: null })),
    ...atTheDesk(() => ({ step: 'mistaken' as const, reason: '她说是点错了', outcome: null })),
  ],
  assign: [
    ...atTheDesk(({ personIds }) => ({ personId: personIds.villageOfficer, owner: false })),
    ...atTheDesk(({ personIds }) => ({ personId: personIds.jobOwner, owner: true })),
  ],
  unassign: atTheDesk(({ personIds }) => ({ personId: personIds.villageOfficer }), named),
  assignable: atTheDesk(() => ({})),
  refer: [
    ...atTheDesk(() => ({ toOrgId: 'C', reason: '县里有劳动法律师', override: false })),
    ...atTheDesk(() => ({ toOrgId: 'C', reason: '她电话里同意了', override: true })),
  ],
  outOfScope: atTheDesk(() => ({ rightNumber: '12333 人社热线' })),
  reply: atTheDesk(() => ({ text: '明天上午可以来镇里' })),
  note: atTheDesk(() => ({ text: '厂里去年也欠过' })),
  checkIn: atTheDesk(() => ({ day: 1, note: '已经回学校' }), resolved),
  enter: [
    {
      as: 'townshipOfficer',
      input: () => ({
        orgId: 'T1',
        topic: 'care',
        harm: false,
        child: 'none',
        urgency: 'whenever',
        about: 'other',
        cameBy: 'visit',
        text: '老人想问助餐',
        name: '陈阿婆',
        otherName: null,
        contact: ASKING.contact,
        exclude: ASKING.exclude,
      }),
    },
  ],
  facts: atTheDesk(() => ({
    facts: {
      policeCalledOn: '2027-05-18',
      warningLetter: { on: '2027-05-19', number: '青告 12 号' },
      protectionOrder: null,
      injuryProof: true,
    },
  })),
  flag: atTheDesk(() => ({ harm: true, child: 'none' as const })),
  report: atTheDesk(() => REPORT, sent('resident', TO_REPORT)),
  lift: atTheDesk(() => ({ reason: '核实过,孩子没有受伤' }), sent('resident', TO_REPORT)),
  resetPin: atTheDesk(() => ({ spokeBy: 'phone' as const }), sent('resident', REACHED)),
  supervision: [{ as: 'countyOfficer', before: sent('resident'), input: () => ({}) }],
  breakGlass: [
    {
      as: 'countyOfficer',
      before: sent('resident'),
      input: () => ({ ...theCase(), reason: '她家里人说联系不上她' }),
    },
  ],
  openGlass: [{ as: 'countyOfficer', before: glassBroken, input: () => ({}) }],
  seeGlass: [{ as: 'countyOfficer', before: glassBroken, input: theCase }],
  places: [{ as: 'visitor', input: () => ({ query: '白沙' }) }],
  onDutyNow: [{ as: 'visitor', before: onShift, input: () => ({ placeId: 'V1' }) }],
  roster: [{ as: 'townshipOfficer', before: onShift, input: () => ({ orgId: 'T1', from: '2027-05-19' }) }],
  putOnRoster: [
    { as: 'townshipOfficer', input: ({ personIds }) => ({ ...LAWYER, personId: personIds.resident }) },
    {
      as: 'townshipOfficer',
      before: onRoster,
      input: ({ personIds }) => ({ ...LAWYER, personId: personIds.resident, until: '2027-12-31' }),
    },
  ],
  takeOffRoster: [
    {
      as: 'townshipOfficer',
      before: onShift,
      input: ({ personIds }) => ({ orgId: 'T1', personId: personIds.resident }),
    },
  ],
  addShift: [
    {
      as: 'townshipOfficer',
      before: onRoster,
      input: ({ personIds }) => ({ orgId: 'T1', personId: personIds.resident, ...SHIFT }),
    },
  ],
  dropShift: [{ as: 'townshipOfficer', before: onShift, input: () => ({ orgId: 'T1', shiftId: made.shiftId }) }],
  calls: [{ as: 'townshipOfficer', before: called, input: () => ({}) }],
  acknowledge: [{ as: 'townshipOfficer', before: called, input: theCase }],
  freeHalfHours: [{ as: 'visitor', before: asksOf('visitor'), input: hers, versionsMayDiffer: true }],
  takeHalfHour: [
    {
      as: 'visitor',
      before: asksOf('visitor'),
      input: () => ({ ...hers(), ...halfHour(1) }),
      versionsMayDiffer: true,
    },
  ],
  giveBackHalfHour: [
    { as: 'visitor', before: appointed, input: () => ({ ...hers(), ...halfHour(1) }), versionsMayDiffer: true },
  ],
  freeHalfHoursFor: atTheDesk(() => ({}), asksOf('visitor')),
  takeHalfHourFor: atTheDesk(() => halfHour(1), asksOf('visitor')),
  giveBackHalfHourFor: atTheDesk(() => halfHour(1), appointed),
  myHalfHours: [{ as: 'resident', before: appointed, input: () => ({}) }],
  offerHalfHours: [{ as: 'resident', before: onRoster, input: () => ({ orgId: 'T1', ...HALF_HOURS }) }],
  closeHalfHour: [{ as: 'resident', before: appointed, input: () => halfHour(1) }],
  declareConflict: [{ as: 'townshipOfficer', input: () => ({ name: '赵志强', phone: '13955512121' }) }],
  attach: bothWays(VOICE),
  ownAttachment: [
    {
      as: 'visitor',
      before: attached,
      input: () => ({ ...hers(), attachmentId: made.attachmentId }),
      versionsMayDiffer: true,
    },
  ],
  attachment: atTheDesk(() => ({ attachmentId: made.attachmentId }), attached),
  askForExport: [{ as: 'townshipOfficer', input: () => ({ orgId: 'T1', quarter: '2027-Q2', reason: '季度归档' }) }],
  exports: [{ as: 'townshipOfficer', before: exportAsked, input: () => ({ orgId: 'T1' }) }],
  decideExport: [
    { as: 'jobOwner', before: exportAsked, input: () => ({ ...theExport(), agree: true }) },
    { as: 'countyOfficer', before: exportAsked, input: () => ({ ...theExport(), agree: false }) },
  ],
  exportFile: [{ as: 'townshipOfficer', before: exportAgreed, input: () => theExport(), versionsMayDiffer: true }],
  figures: [{ as: 'townshipOfficer', input: () => ({ orgId: 'T1', quarter: null }) }],
}
