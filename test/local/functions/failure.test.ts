import { errorOf, openRoom } from './room'

describe('whatever goes wrong in a function ends that instance and nothing else', () => {
  const sources = {
    f: `exports.main = async (event) => {
  if (event.do === 'loop') for (;;);
  if (event.do === 'hang') await new Promise(() => setInterval(() => {}, 1000))
  if (event.do === 'throw') throw new Error('planned failure')
  if (event.do === 'exit') process.exit(3)
  if (event.do === 'reject') { void Promise.reject(new Error('nobody waits for this')); await new Promise(() => setInterval(() => {}, 1000)) }
  if (event.do === 'eat') { const all = []; for (;;) all.push(new Array(1000).fill(Math.random())) }
  if (event.do === 'circle') { const a = {}; a.a = a; return a }
  return 'fine'
}`,
  }
  const attempt = async (what: string, spec = {}) => {
    const room = openRoom(sources, {}, { f: spec })
    const error = errorOf(await room.call('f', { do: what }))
    expect(await room.result('f')).toBe('fine')
    expect(room.log('f')).toHaveLength(2)
    return error
  }

  test.each(['loop', 'hang'])('time-out: %s', async (what) => {
    expect(await attempt(what, { timeoutSeconds: 0.3 })).toEqual({
      code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
      message: 'Invoking task timed out after 0.3 seconds',
    })
  })

  test('an exception is reported as the platform does, and the instance stays', async () => {
    const room = openRoom(sources, { instancesPerFunction: 1 })
    const error = errorOf(await room.call('f', { do: 'throw' }))
    expect(error.code).toBe('FUNCTIONS_EXECUTE_FAIL')
    expect(JSON.parse(error.message)).toMatchObject({
      errorMessage: 'user code exception caught',
      stackTrace: expect.stringContaining('planned failure') as string,
    })
    await room.call('f')
    expect(room.log('f')[1]?.cold).toBe(false)
  })

  test.each(['exit', 'reject', 'circle'])('%s', async (what) => {
    expect((await attempt(what)).code).toBe('FUNCTIONS_EXECUTE_FAIL')
  })

  test('memory', async () => {
    expect((await attempt('eat', { memoryMB: 32 })).code).toBe('FUNCTIONS_MEMORY_LIMIT_EXCEEDED')
  })

  test('a bundle that cannot be loaded, or has no main, says so', async () => {
    const room = openRoom({ broken: 'throw new Error("not today")', empty: 'exports.other = 1' })
    expect(errorOf(await room.call('broken')).message).toContain('not today')
    expect(errorOf(await room.call('empty')).message).toContain('does not export a function named main')
  })
})

describe('closing', () => {
  test('everybody who still waits is answered, and the answers are on record', async () => {
    const room = openRoom(
      { f: 'exports.main = () => new Promise((resolve) => setTimeout(resolve, 60000))' },
      { instancesPerFunction: 1 },
    )
    await room.functions.ready
    const calls = [room.call('f'), room.call('f'), room.call('f')]
    await new Promise(setImmediate)
    await room.functions.close()
    for (const outcome of await Promise.all(calls)) expect(errorOf(outcome).code).toBe('FUNCTIONS_EXECUTE_FAIL')
    expect(room.log('f')).toHaveLength(3)
    expect(errorOf(await room.call('f')).message).toContain('closing')
  })
})
