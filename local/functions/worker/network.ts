import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import workerThreads from 'node:worker_threads'

/** Thrown where a function tries to leave this machine. */
export class NetworkRefused extends Error {
  readonly code = 'LOCAL_NETWORK_REFUSED'
  override readonly name = 'NetworkRefused'

  constructor(readonly target: string) {
    super(`the local CloudBase does not let a function reach ${target}: only 127.0.0.1 is open`)
  }
}

export interface Border {
  /** May a connection to this host ("127.0.0.1") or socket path ("unix:/…") be made? */
  allows(host: string): boolean
  /** Told of every refusal, since the caller may swallow the error. `target` is "host:port". */
  refused(target: string): void
}

export const thisMachineOnly = (host: string): boolean => host === '127.0.0.1' || host === 'localhost'

/**
 * Closes every way out of the process except connections that the border allows. Done before a bundle loads, so that
 * a function that would call the real cloud by mistake fails at once and by name.
 */
export function closeBorder(border: Border): void {
  const refuse = (target: string): never => {
    border.refused(target)
    throw new NetworkRefused(target)
  }
  guardSockets(border, refuse)
  guardFetch(border)
  guardNames(border, refuse)
  dgram.Socket.prototype.send = () => refuse('a UDP address')
  dgram.Socket.prototype.connect = () => refuse('a UDP address')
  // A child would run outside this guard.
  const children: Record<string, unknown> = childProcess
  for (const way of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
    children[way] = () => refuse(`a child process (${way})`)
  }
  Object.defineProperty(workerThreads, 'Worker', {
    value: function Worker() {
      refuse('a worker thread of its own')
    },
  })
  syncBuiltinESMExports()
}

function guardSockets(border: Border, refuse: (target: string) => never): void {
  const prototype = net.Socket.prototype as unknown as { connect(...args: unknown[]): unknown }
  const connect = prototype.connect
  prototype.connect = function (this: unknown, ...args: unknown[]) {
    const { host, port } = destination(args)
    if (!border.allows(host)) refuse(port === undefined ? host : `${host}:${port}`)
    return connect.apply(this, args)
  }
}

/** Reads the forms of `socket.connect`: (port, host), (path), (options) and Node's own normalized array. */
function destination(args: unknown[]): { host: string; port?: unknown } {
  const [first, second]: unknown[] = Array.isArray(args[0]) ? args[0] : args
  if (typeof first === 'object' && first !== null) {
    const options = first as { host?: string; port?: unknown; path?: string }
    if (options.path) return { host: `unix:${options.path}` }
    return { host: options.host ?? 'localhost', port: options.port }
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { host: `unix:${first}` }
  return { host: typeof second === 'string' ? second : 'localhost', port: first }
}

/** fetch would wrap the socket's refusal in "fetch failed"; here it is refused by its own name. */
function guardFetch(border: Border): void {
  const fetch = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (border.allows(url.hostname)) return fetch(input, init)
    border.refused(url.host)
    return Promise.reject(new NetworkRefused(url.host))
  }
}

function guardNames(border: Border, refuse: (target: string) => never): void {
  const names: Record<string, unknown> = dns as unknown as Record<string, unknown>
  const { lookup } = dns
  for (const holder of [names, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    const ways = holder as unknown as Record<string, unknown>
    for (const way of Object.getOwnPropertyNames(ways).filter((name) => /^(resolve|reverse|lookup)/.test(name))) {
      ways[way] = (host: string) => refuse(`the name service for ${host}`)
    }
  }
  names.lookup = (host: string, ...rest: unknown[]) => {
    if (!border.allows(host)) refuse(`the name service for ${host}`)
    return Reflect.apply(lookup, dns, [host, ...rest]) as unknown
  }
}
