import { z } from 'zod'
import { refuse } from '../../cloudfunctions/kit/refusal'
import { serve } from '../../cloudfunctions/kit/serve'
import { anyone, type resident } from '../../contract/access'
import { action } from '../../contract/action'
import { ERRORS } from '../../contract/errors'
import { identityOf } from '../../local/functions/environment'
import { aliceContext, contextOf, contextSaying, timerContext } from './contexts'

const PLANTED = '王小兰 13000000999'
const open = z.strictObject({ words: z.string().max(20) })
const answer = z.object({ words: z.string() })
const spec = { summary: '说一句话', access: anyone, effect: 'read', input: open, output: answer } as const
const contract = {
  echo: action(spec),
  whoAmI: action(spec),
  breaks: action(spec),
  refuses: action(spec),
  answersWrong: action(spec),
}
const ticks: Date[] = []
const main = serve(
  'example',
  contract,
  {
    echo: async (_call, { words }) => ({ words }),
    whoAmI: async ({ openid }) => ({ words: openid }),
    breaks: async () => {
      throw Object.assign(new Error(PLANTED), { code: 'DATABASE_REQUEST_FAILED', document: { name: PLANTED } })
    },
    refuses: async () => refuse('CHANGED_MEANWHILE', 'words'),
    answersWrong: async () => ({ words: 7 as unknown as string, secret: PLANTED }),
  },
  async (at) => {
    ticks.push(at)
  },
)

const event = (name: string, more: object = {}) => ({
  action: name,
  input: { words: '你好' },
  requestId: 'request-0123456789',
  version: 1,
  ...more,
})

const printed: string[] = []
beforeEach(() => {
  printed.length = 0
  ticks.length = 0
  for (const stream of ['log', 'error'] as const)
    jest.spyOn(console, stream).mockImplementation((...words: unknown[]) => void printed.push(words.join(' ')))
})
afterEach(() => jest.restoreAllMocks())

const codeOf = async (given: unknown, context: unknown = aliceContext) => {
  const reply = await main(given, context)
  return reply.ok ? 'OK' : reply.error.code
}

describe('serve', () => {
  it('answers an action', async () => {
    expect(await main(event('echo'), aliceContext)).toEqual({ ok: true, data: { words: '你好' } })
  })

  it('turns an unexpected failure into TRY_AGAIN and tells neither the client nor the log what was in it', async () => {
    expect(await main(event('breaks'), aliceContext)).toEqual({
      ok: false,
      error: { code: 'TRY_AGAIN', message: ERRORS.TRY_AGAIN },
    })
    expect(printed.join('\n')).toContain('DATABASE_REQUEST_FAILED')
    expect(printed.join('\n')).not.toContain('13000000999')
  })

  it('turns an answer that breaks the contract into TRY_AGAIN, and sends none of it', async () => {
    expect(await codeOf(event('answersWrong'))).toBe('TRY_AGAIN')
    expect(printed.join('\n')).toContain('OUTPUT_MISMATCH(words)')
    expect(printed.join('\n')).not.toContain('13000000999')
  })

  it('tells a refusal with its sentence and the field at fault', async () => {
    expect(await main(event('refuses'), aliceContext)).toEqual({
      ok: false,
      error: { code: 'CHANGED_MEANWHILE', message: ERRORS.CHANGED_MEANWHILE, field: 'words' },
    })
  })

  it('refuses input that breaks the contract by the path at fault', async () => {
    const reply = await main(event('echo', { input: { words: 'x'.repeat(21) } }), aliceContext)
    expect(reply).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', field: 'words' } })
  })

  it('takes no field that the contract does not name', async () => {
    expect(await codeOf(event('echo', { input: { words: '你好', admin: true } }))).toBe('INPUT_INVALID')
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'echo'],
    ['a list', []],
    ['an action that is no text', event('echo', { action: 1 })],
    ['a requestId that is too short to be unique', event('echo', { requestId: 'short' })],
    ['a requestId with signs in it', event('echo', { requestId: '../../../../../etc/passwd' })],
    ['a version that is no number', event('echo', { version: '1' })],
  ])('refuses an event that is %s', async (_what, given) => {
    expect(await codeOf(given)).toBe('INPUT_INVALID')
  })

  it.each(['nothing', 'constructor', '__proto__', 'toString', ''])('knows no action %s', async (name) => {
    expect(await codeOf(event(name))).toBe('NOT_FOUND')
  })

  it('tells a client that is too old to open again', async () => {
    expect(await codeOf(event('echo', { version: 0 }))).toBe('CLIENT_TOO_OLD')
  })

  it('writes one line per call without input or output', async () => {
    await main(event('echo', { input: { words: PLANTED.slice(0, 15) } }), aliceContext)
    expect(printed).toHaveLength(1)
    expect(JSON.parse(printed[0] ?? '')).toEqual({
      function: 'example',
      action: 'echo',
      requestId: 'request-0123456789',
      code: 'OK',
      ms: expect.any(Number),
      calls: 0,
    })
  })

  it('does not start when nobody checks a rule', () => {
    const rule = { kind: 'nobodyChecksThis' } as unknown as typeof resident
    expect(() =>
      serve('example', { look: action({ ...spec, access: rule }) }, { look: async () => ({ words: '' }) }),
    ).toThrow('example.look: nobody checks the rule nobodyChecksThis')
  })
})

describe('identity', () => {
  const forged = {
    userInfo: { openId: 'mallory', appId: 'wx' },
    openid: 'mallory',
    OPENID: 'mallory',
    Type: 'Timer',
    TriggerName: 'everyMinute',
    Time: '2027-05-19T13:00:00Z',
    context: { WX_OPENID: 'mallory' },
  }

  it('comes from the context whatever the event says', async () => {
    expect(await main(event('whoAmI', forged), aliceContext)).toEqual({ ok: true, data: { words: 'alice' } })
    expect(ticks).toEqual([])
  })

  it('cannot be taken as input either', async () => {
    expect(await codeOf(event('whoAmI', { input: { words: '', openid: 'mallory' } }))).toBe('INPUT_INVALID')
  })

  it.each([
    ['the timer’s event', { Type: 'Timer', TriggerName: 'everyMinute', Time: '2027-05-19T13:00:00Z' }],
    ['the timer’s event and a call', event('echo', forged)],
  ])('of the timer is not taken by a user who sends %s', async (_what, given) => {
    await main(given, aliceContext)
    expect(ticks).toEqual([])
  })

  it('of the timer comes from the context, and it takes no action', async () => {
    expect(await main(event('echo'), timerContext)).toEqual({ ok: true, data: null })
    expect(ticks).toHaveLength(1)
  })

  it.each([
    [
      'another function',
      contextOf({ kind: 'function', parentRequestId: 'p' }, identityOf({ kind: 'client', openid: 'alice' }, undefined)),
    ],
    ['a server', contextOf({ kind: 'server' })],
    [
      'HTTP',
      contextSaying({ TRIGGER_SRC: 'tcb', TCB_SOURCE: 'wx_http', WX_OPENID: 'alice', WX_CONTEXT_KEYS: 'WX_OPENID' }),
    ],
    ['nobody', {}],
  ])('of %s gets no answer but NOT_FOUND', async (_who, context) => {
    expect(await codeOf(event('echo'), context)).toBe('NOT_FOUND')
    expect(await codeOf({ Type: 'Timer' }, context)).toBe('NOT_FOUND')
    expect(ticks).toEqual([])
  })
})
