import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { errorOf, openRoom } from './room'

const ways = `const attempts = {
  net: () => new Promise((ok, no) => require('net').connect(443, 'example.com').on('connect', ok).on('error', no)),
  options: () => new Promise((ok, no) => require('net').createConnection({ host: '10.0.0.1', port: 80 }).on('connect', ok).on('error', no)),
  unix: () => new Promise((ok, no) => require('net').connect('/var/run/docker.sock').on('connect', ok).on('error', no)),
  tls: () => new Promise((ok, no) => require('tls').connect(443, 'example.com').on('error', no)),
  http: () => new Promise((ok, no) => require('http').get('http://metadata.tencentyun.com/', ok).on('error', no)),
  https: () => new Promise((ok, no) => require('https').get('https://tcb-api.tencentcloudapi.com/admin', ok).on('error', no)),
  http2: () => new Promise((ok, no) => require('http2').connect('https://example.com').on('error', no)),
  fetch: () => fetch('https://example.com/'),
  lookup: () => new Promise((ok, no) => require('dns').lookup('example.com', (e) => e ? no(e) : ok())),
  resolve: () => require('dns').promises.resolve4('example.com'),
  resolver: () => new Promise((ok, no) => new (require('dns').Resolver)().resolve4('example.com', (e) => e ? no(e) : ok())),
  udp: () => new Promise((ok, no) => require('dgram').createSocket('udp4').send('x', 53, '8.8.8.8', (e) => e ? no(e) : ok())),
  esm: async () => (await import('node:net')).connect(443, 'example.com'),
  child: () => require('child_process').execSync('true'),
  worker: () => new (require('worker_threads').Worker)('1', { eval: true }),
}
exports.names = Object.keys(attempts)
exports.main = async (event) => {
  if (event.swallow) return attempts[event.way]().catch(() => 'swallowed')
  await attempts[event.way]()
  return 'got out'
}`

const names = [...ways.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name ?? '')

describe('nothing leaves this machine', () => {
  test('there are ways to try', () => expect(names.length).toBeGreaterThan(10))

  test('every way out is refused by name', async () => {
    const room = openRoom({ f: ways })
    for (const way of names) {
      const { message } = errorOf(await room.call('f', { way }))
      expect(`${way}: ${message}`).toContain('NetworkRefused')
    }
  })

  test('a refusal that the function swallows still shows', async () => {
    const room = openRoom({ f: ways })
    expect(await room.result('f', { way: 'fetch', swallow: true })).toBe('swallowed')
    expect(room.log('f')[0]?.log).toEqual(['[local] refused a connection to example.com'])
    expect(room.printed).toEqual(['function f: refused a connection to example.com'])
  })

  test('this machine can be reached by address and by name', async () => {
    const server = http.createServer((_, res) => res.end('here')).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    const room = openRoom({
      f: `exports.main = async ({ port }) => [
  await (await fetch('http://127.0.0.1:' + port)).text(),
  await new Promise((ok, no) => require('http').get('http://localhost:' + port, { family: 4 }, (res) => res.on('data', (d) => ok(String(d)))).on('error', no)),
]`,
    })
    expect(await room.result('f', { port })).toEqual(['here', 'here'])
    server.close()
    server.closeAllConnections()
  })

  test('no bundle is loaded while the SDK would reach for another machine', async () => {
    const room = openRoom(
      { f: "console.log('loaded'); exports.main = () => 1" },
      { gatewayUrl: 'http://tcb-api.tencentcloudapi.com:8080/admin' },
    )
    // The SDK was led elsewhere than to this machine: the rehearsal sees it before any bundle does.
    await expect(room.functions.ready).rejects.toThrow('not to')
    expect(errorOf(await room.call('f')).code).toBe('LOCAL_REFUSED')
  })
})
