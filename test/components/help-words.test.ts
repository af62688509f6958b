import { inPieces } from '../../miniprogram/federation/services/desk'
import { contactOf, deskRow, dueWords, logRow } from '../../miniprogram/federation/services/help-words'
import type { CaseRow, Me } from '../../miniprogram/services/model'
import { hasDesk } from '../../miniprogram/services/session'

const NOW = new Date('2027-05-19T15:00:00+08:00')
const ROW: CaseRow = {
  caseId: 'abcdef123456',
  topic: 'work',
  urgency: 'soon',
  harm: false,
  child: 'none',
  way: 'anonymous',
  state: 'submitted',
  sentAt: '2027-05-19T14:00:00+08:00',
  stateSince: '2027-05-19T14:00:00+08:00',
  desk: '青屿镇妇联',
  owner: null,
  mine: false,
  dueOn: '2027-05-21',
  overdue: false,
  red: false,
}

describe('how she may be reached', () => {
  const contact = { channel: 'text', phone: '13955544444', hours: '上午', codeWord: '交电费', doNotCall: true } as const

  test('whoever said not to be called is offered no call, and that stands in words', () => {
    expect(contactOf(contact)).toMatchObject({ warning: '不要打电话', mayCall: false, codeWord: '交电费' })
    expect(contactOf({ ...contact, channel: 'phone' })).toMatchObject({ mayCall: false })
    expect(contactOf({ ...contact, channel: 'phone', doNotCall: false })).toMatchObject({ mayCall: true, warning: '' })
  })

  test('who wants an answer only here has no number on the screen', () => {
    expect(contactOf({ ...contact, channel: 'app' })).toMatchObject({ phone: '', mayCall: false })
  })
})

test('what is due says what for: to take it in hand, to answer her, to ask how she is', () => {
  expect(dueWords(ROW, NOW)).toBe('最晚周五受理')
  expect(dueWords({ ...ROW, state: 'inProgress' }, NOW)).toBe('最晚周五给她答复')
  expect(dueWords({ ...ROW, state: 'followUp' }, NOW)).toBe('最晚周五回访')
  expect(dueWords({ ...ROW, dueOn: '2027-05-18', overdue: true }, NOW)).toBe('5月18日就该受理,过了')
  expect(dueWords({ ...ROW, urgency: 'now' }, NOW)).toBe('现在就要有人接')
  expect(dueWords({ ...ROW, dueOn: null }, NOW)).toBe('')
})

test('danger and a missing report are marked in words, for a screen reader too', () => {
  const row = deskRow({ ...ROW, red: true, urgency: 'now', child: 'writes' }, 'me', NOW)
  expect(row.urgent).toBe(true)
  for (const word of ['要报告,超过一小时', '现在就有危险', '孩子自己写的', '还没人接'])
    expect(row.label).toContain(word)
})

test('a deed in the log without a name is hers or the clock’s', () => {
  const look = { at: '2027-05-19T14:00:00+08:00', name: null, unit: null }
  expect(logRow({ ...look, did: 'say' }, 0).who).toBe('她本人')
  expect(logRow({ ...look, did: 'unanswered' }, 1).who).toBe('到点自动')
  expect(logRow({ ...look, did: 'view', name: '林秀芳' }, 2)).toMatchObject({ who: '林秀芳', did: '打开看了' })
})

test('a long conversation reaches the page in pieces of less than 20 KB, whole and in order', () => {
  const rows = Array.from({ length: 30 }, (_, id) => ({ id, text: '说'.repeat(2000) }))
  const shown: unknown[] = []
  for (const piece of inPieces('said', rows)) {
    expect(Buffer.byteLength(JSON.stringify(piece))).toBeLessThan(20_000)
    for (const [key, value] of Object.entries(piece)) {
      if (key === 'said') shown.splice(0, shown.length, ...(value as unknown[]))
      else shown[Number(/\[(\d+)\]/.exec(key)?.[1])] = value
    }
  }
  expect(shown).toEqual(rows)
})

test('only a township and above, or whoever takes turns on duty, has a desk', () => {
  const me = (levels: string[], onRoster: boolean) =>
    ({ onRoster, roles: levels.map((level) => ({ level })) }) as unknown as Me
  expect(hasDesk(me([], false))).toBe(false)
  expect(hasDesk(me(['village'], false))).toBe(false)
  expect(hasDesk(me(['township'], false))).toBe(true)
  expect(hasDesk(me([], true))).toBe(true)
})
