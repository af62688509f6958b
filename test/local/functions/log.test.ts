import { openRoom } from './room'

describe('the log keeps what production keeps', () => {
  test('request id, the whole event, the whole result and every printed line, on disk before the answer', async () => {
    const room = openRoom({
      f: `console.log('loading')
exports.main = (event) => { console.log('line', { a: 1 }); console.error('to stderr'); process.stdout.write('raw\\n'); return { echo: event.text } }`,
    })
    const outcome = await room.call('f', { text: '种下的话' })
    expect(room.log('f')).toEqual([
      expect.objectContaining({
        requestId: outcome.requestId,
        function: 'f',
        trigger: 'client',
        event: { text: '种下的话', userInfo: { openId: 'openid-alice', appId: 'wx-test-app' } },
        log: ['loading', 'line { a: 1 }', 'to stderr', 'raw'],
        retMsg: { echo: '种下的话' },
        statusCode: 200,
      }),
    ])
  })

  test('a crash keeps what was printed before it, and its stack', async () => {
    const room = openRoom({
      f: `exports.main = async () => { console.log('before'); setTimeout(() => { throw new Error('late') }); await new Promise((r) => setTimeout(r, 5000)) }`,
    })
    await room.call('f')
    const [record] = room.log('f')
    expect(record?.log[0]).toBe('before')
    expect(record?.log.join('\n')).toContain('Error: late')
    expect(record?.statusCode).toBe(430)
  })

  test('the time of a record is the movable clock’s', async () => {
    const room = openRoom({ f: 'exports.main = () => 1' })
    room.clock.set('2027-05-19T13:00:00+08:00')
    await room.call('f')
    expect(room.log('f')[0]?.time).toMatch(/^2027-05-19T05:0/)
  })
})
