import { invokerOf } from '../../cloudfunctions/kit/caller'
import { identityOf } from '../../local/functions/environment'
import { aliceContext, contextOf, contextSaying, timerContext } from './contexts'

const STRANGER = { kind: 'stranger' }
const alice = identityOf({ kind: 'client', openid: 'alice' }, undefined)

describe('who stands behind an invocation', () => {
  it('is the user of the mini program, as the platform says', () => {
    expect(invokerOf(aliceContext)).toEqual({ kind: 'client', openid: 'alice' })
  })

  it('is the timer, when nobody else is', () => {
    expect(invokerOf(timerContext)).toEqual({ kind: 'timer' })
  })

  it('is WeChat’s message push about a user, and never a client', () => {
    expect(invokerOf(contextOf({ kind: 'push', openid: 'alice' }))).toEqual({ kind: 'push', openid: 'alice' })
  })

  it.each([
    ['another function, for a user', contextOf({ kind: 'function', parentRequestId: 'p' }, alice)],
    ['another function, for nobody', contextOf({ kind: 'function', parentRequestId: 'p' })],
    [
      'a function behind two others',
      contextOf({ kind: 'function', parentRequestId: 'p' }, { ...alice, source: 'wx_client,scf' }),
    ],
    ['a server with the secret key', contextOf({ kind: 'server' })],
    [
      'HTTP access',
      contextSaying({ TRIGGER_SRC: 'tcb', TCB_SOURCE: 'wx_http', WX_OPENID: 'alice', WX_CONTEXT_KEYS: 'WX_OPENID' }),
    ],
    [
      'a source that nobody has named',
      contextSaying({ TRIGGER_SRC: 'tcb', TCB_SOURCE: 'wx_new', WX_OPENID: 'alice', WX_CONTEXT_KEYS: 'WX_OPENID' }),
    ],
    [
      'a function behind a pushed event',
      contextSaying({
        TRIGGER_SRC: 'tcb',
        TCB_SOURCE: 'wx_unknown,scf',
        WX_OPENID: 'alice',
        WX_CONTEXT_KEYS: 'WX_OPENID',
      }),
    ],
    [
      'a timer that carries a user',
      contextSaying({ TRIGGER_SRC: 'timer', WX_OPENID: 'alice', WX_CONTEXT_KEYS: 'WX_OPENID' }),
    ],
    ['an anonymous caller', contextSaying({ TRIGGER_SRC: 'tcb', TCB_SOURCE: 'wx_client' })],
    [
      'an empty openid',
      contextSaying({ TRIGGER_SRC: 'tcb', TCB_SOURCE: 'wx_client', WX_OPENID: '', WX_CONTEXT_KEYS: 'WX_OPENID' }),
    ],
    ['no context', undefined],
    ['an empty context', {}],
    ['a context that is no context', 'WX_OPENID=alice'],
  ])('is a stranger for %s', (_what, context) => {
    expect(invokerOf(context)).toEqual(STRANGER)
  })
  it('is never taken from the process, where an earlier user of the instance may stand', () => {
    const before = { ...process.env }
    Object.assign(process.env, { WX_OPENID: 'mallory', WX_CONTEXT_KEYS: 'WX_OPENID', TRIGGER_SRC: 'timer' })
    try {
      expect(invokerOf(contextSaying({ TRIGGER_SRC: 'tcb', WX_CONTEXT_KEYS: 'WX_OPENID' }))).toEqual(STRANGER)
      expect(invokerOf(contextSaying({}))).toEqual(STRANGER)
      expect(invokerOf(aliceContext)).toEqual({ kind: 'client', openid: 'alice' })
    } finally {
      process.env = before
    }
  })

  it('is read the same from the older form of the context', () => {
    const older = (context: Record<string, unknown>) => ({ ...context, environment: undefined })
    expect(invokerOf(older(aliceContext))).toEqual({ kind: 'client', openid: 'alice' })
    expect(invokerOf(older(timerContext))).toEqual({ kind: 'timer' })
    expect(invokerOf(older(contextOf({ kind: 'function', parentRequestId: 'p' }, alice)))).toEqual(STRANGER)
  })
})
