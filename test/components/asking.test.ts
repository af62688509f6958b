import fs from 'node:fs'
import path from 'node:path'
import {
  askOf,
  BLANK_DRAFT,
  contactOf,
  type Draft,
  kindOfDraft,
  readersOf,
  wayOfDraft,
  wrongIn,
} from '../../miniprogram/services/asking'
import { caseShown, dutyShown, sentWords } from '../../miniprogram/services/asking-words'
import type { HerCase } from '../../miniprogram/services/model'

const NIGHT = new Date('2027-05-21T23:40:00+08:00')
const TICKET = '0123456789abcdef0123456789abcdef'
const draft = (part: Partial<Draft>): Draft => ({
  ...BLANK_DRAFT,
  topic: 'work',
  urgency: 'soon',
  who: 'self',
  text: '厂里三个月没有发工钱',
  way: 'named',
  pin: '604913',
  ...part,
})

describe('what goes out is what she meant, and no more', () => {
  test('who can read it is asked without her words', () => {
    const asked = readersOf(draft({ text: '他打我', name: '方静' }))
    expect(asked).toMatchObject({ topic: 'work', harm: true, child: 'none' })
    expect(JSON.stringify(asked)).not.toMatch(/打|方静/)
  })

  test('with no name goes neither name nor number code, whatever was typed before she chose so', () => {
    const sent = askOf(draft({ way: 'anonymous', name: '方静' }), TICKET, 'mark')
    expect([sent.way, sent.name, sent.pin]).toEqual(['anonymous', null, null])
  })

  test('a child’s goes without a code even where a name was chosen, and may say how she is called', () => {
    const child = draft({ who: 'child', name: '小雨' })
    expect([wayOfDraft(child), kindOfDraft(child).child]).toEqual(['anonymous', 'writes'])
    expect(askOf(child, TICKET, 'mark')).toMatchObject({ way: 'anonymous', pin: null, name: '小雨', child: 'writes' })
  })

  test('what her words say counts as if she had said it', () => {
    expect(kindOfDraft(draft({ text: '我13岁,爸爸打我' }))).toMatchObject({ harm: true, child: 'writes' })
  })

  test('people and places that she keeps out go along by their ids', () => {
    const keptOut = [
      { kind: 'person', id: 'p1', label: '' },
      { kind: 'place', id: 'V1', label: '' },
    ] as const
    expect(readersOf(draft({ keptOut })).exclude).toEqual({ personIds: ['p1'], orgIds: ['V1'] })
  })

  test('where nobody is to call, no number, hours or code word go along', () => {
    const typed = { channel: 'app', phone: '13000000202', hours: '上午', codeWord: '交电费', doNotCall: false } as const
    expect(contactOf(typed)).toEqual({ channel: 'app', phone: null, hours: null, codeWord: null, doNotCall: true })
    expect(contactOf({ ...typed, channel: 'text', doNotCall: true })).toMatchObject({
      phone: '13000000202',
      codeWord: '交电费',
      doNotCall: true,
    })
  })
})

describe('a step says what is still to be filled in', () => {
  test('topic, urgency and who writes, and one sentence', () => {
    expect(Object.keys(wrongIn('what', BLANK_DRAFT))).toEqual(['who', 'topic', 'urgency'])
    expect(Object.keys(wrongIn('words', draft({ text: '  ' })))).toEqual(['text'])
    expect(wrongIn('words', draft({}))).toEqual({})
  })

  test.each([
    ['six digits', '60491', '六位'],
    ['none that is guessed first', '123456', '容易猜'],
  ])('a number code of %s', (_what, pin, words) => expect(wrongIn('reach', draft({ pin })).pin).toContain(words))

  test('a number where somebody is to call or write; none for the rest', () => {
    expect(wrongIn('reach', draft({ channel: 'phone' }))).toHaveProperty('phone')
    expect(wrongIn('reach', draft({ channel: 'phone', phone: '1300' }))).toHaveProperty('phone')
    expect(wrongIn('reach', draft({ channel: 'visit' }))).toEqual({})
    expect(wrongIn('reach', draft({ way: 'anonymous', pin: '' }))).toEqual({})
  })

  test('nobody asks a child for a code', () => {
    expect(wrongIn('reach', draft({ who: 'child', way: '', pin: '' }))).toEqual({})
  })
})

describe('the truth about who is on duty', () => {
  const shift = { role: 'officer', name: '何玉兰', unit: '青屿镇妇联', until: '2027-05-22T00:00:00+08:00' } as const

  test('whoever is there is named, until when', () => {
    const { people, none } = dutyShown({ people: [shift], next: null, hotlineHours: '' }, NIGHT)
    expect([people[0]?.who, people[0]?.until, none]).toEqual(['何玉兰 · 青屿镇妇联值班', '到 0:00', ''])
  })

  test('nobody is nobody, with the next turn where it is known', () => {
    const said = (next: string | null) => dutyShown({ people: [], next, hotlineHours: '' }, NIGHT).none
    expect(said(null)).toBe('值班室现在没有人。')
    expect(said('2027-05-22T08:30:00+08:00')).toBe('值班室现在没有人。下一班:明天 8:30。')
  })

  test('an answer is never promised where nobody is called', () => {
    const words = (called: boolean) => sentWords({ urgency: 'now', channel: 'phone' }, called).join('')
    expect(words(true)).toContain('正在呼叫值班人员')
    expect(words(false)).not.toContain('正在呼叫')
    for (const called of [true, false]) expect(words(called)).toContain('110')
  })

  test('who is only answered here is told to come back', () => {
    expect(sentWords({ urgency: 'soon', channel: 'app' }, false).join('')).toContain('自己回来看')
  })
})

describe('one request as she reads it', () => {
  const CASE: HerCase = {
    caseId: 'c1',
    topic: 'work',
    urgency: 'soon',
    about: 'self',
    way: 'named',
    state: 'working',
    sentAt: '2027-05-21T20:00:00+08:00',
    stateSince: '2027-05-21T23:20:00+08:00',
    desk: '城关街道妇联',
    owner: '许红',
    appointments: [],
    rightNumber: null,
    said: [{ at: '2027-05-21T20:00:00+08:00', from: 'me', name: null, text: '厂里三个月没有发工钱', attachment: null }],
    contact: { channel: 'app', phone: null, hours: null, codeWord: null, doNotCall: true },
    asked: null,
    excluded: { personIds: [], orgIds: ['V1'] },
    readers: [
      { personId: 'p1', name: '许红', unit: '城关街道妇联' },
      { personId: 'p2', name: '罗律师', unit: '' },
    ],
    looks: [
      { at: '2027-05-21T23:20:00+08:00', name: '许红', unit: null, did: 'view' },
      { at: '2027-05-21T20:00:00+08:00', name: null, unit: null, did: 'open' },
    ],
    staysAfterWithdrawal: 'nothing',
  }
  const shown = (part: Partial<HerCase> = {}) => caseShown({ ...CASE, ...part }, NIGHT)

  test.each([
    ['received', ['now', 'todo', 'todo']],
    ['working', ['done', 'now', 'todo']],
    ['done', ['done', 'done', 'done']],
  ] as const)('%s stands on the way 已收到 / 在办 / 办好了', (state, marks) => {
    const { steps } = shown({ state })
    expect(steps.map(({ label }) => label)).toEqual(['已收到', '在办', '办好了'])
    expect(steps.map(({ state: mark }) => mark)).toEqual(marks)
  })

  test('a voice stands among her words with how long it is', () => {
    const attachment = { attachmentId: 'a1', kind: 'voice' as const, seconds: 12 }
    const said = [{ at: '2027-05-21T20:00:00+08:00', from: 'me' as const, name: null, text: '', attachment }]
    expect(shown({ said }).said).toMatchObject([{ mine: true, text: '一段语音 · 12 秒' }])
  })

  test('an end outside the way says where to turn', () => {
    expect(shown({ state: 'elsewhere', rightNumber: '12333' })).toMatchObject({ steps: [], isOver: true })
    expect(shown({ state: 'elsewhere', rightNumber: '12333' }).end).toContain('12333')
    expect(shown({ state: 'withdrawn' }).end).toBe('您撤回了,不再办。')
  })

  test('every look is told, by whom where it was somebody of the staff', () => {
    expect(shown().looks.map(({ words }) => words)).toEqual(['许红 打开看了', '本人打开看了'])
  })

  test('who can read it now is named, also whoever was asked in from elsewhere', () => {
    expect(shown().readers.map(({ name, unit }) => `${name} ${unit}`)).toEqual([
      '许红 城关街道妇联',
      '罗律师 指名来办这件事',
    ])
  })

  test('what does not stop with a withdrawal is said before', () => {
    expect(shown({ staysAfterWithdrawal: 'followUp' }).staysWords).toContain('问一问您好不好')
    expect(shown({ staysAfterWithdrawal: 'report' }).staysWords).toContain('报告不会停')
    expect(shown().staysWords).not.toMatch(/问一问|报告/)
  })

  test('only where her safety is followed up she is asked how she is', () => {
    expect(shown({ state: 'done', staysAfterWithdrawal: 'followUp' }).asksHowSheIs).toBe(true)
    expect(shown({ state: 'done' }).asksHowSheIs).toBe(false)
  })

  test('a safe contact is told back line by line', () => {
    const contact = {
      channel: 'text',
      phone: '13000000202',
      hours: '上午',
      codeWord: '交电费',
      doNotCall: true,
    } as const
    expect(shown({ contact }).contact).toEqual([
      '发短信 13000000202',
      '什么时候:上午',
      '先说暗号:交电费',
      '千万不要打电话',
    ])
  })
})

describe('pages of hers give nothing away', () => {
  const HELP = path.join(__dirname, '..', '..', 'miniprogram', 'pages', 'help')
  const read = (name: string) => fs.readFileSync(path.join(HELP, name), 'utf8')

  test.each(['ask', 'mine'])('the title bar of %s has the name of the product and no other word', (page) => {
    expect(JSON.parse(read(`${page}.json`))).toMatchObject({ navigationBarTitleText: '身边有家' })
    expect(read(`${page}.ts`)).not.toMatch(/setNavigationBarTitle/)
  })

  test.each(['ask', 'mine'])('%s keeps nothing on the phone, hands nothing on and puts no id into a path', (page) => {
    const text = read(`${page}.ts`)
    expect(text).not.toMatch(
      /setStorage|services\/cache|services\/queue|draft-keeper|setClipboardData|onShareAppMessage/,
    )
    expect(text).not.toMatch(/onLoad\(\s*\w/)
  })
})
