/** The environment variables of one invocation; code of the function may change them. */
export type Variables = Record<string, string>

/**
 * Makes `process.env` show the variables of the invocation to which the running code belongs. Work that an invocation
 * left behind after its answer goes on in the instance while it answers the next one: it must keep its own user and
 * request id, or it would act and be counted as somebody else.
 *
 * @param current the variables of the running code's invocation; those of the latest one where nobody can tell.
 */
export function followInvocation(current: () => Variables): void {
  const shared: Variables = { ...(process.env as Variables) }
  const holderOf = (name: string): Variables => (Object.hasOwn(current(), name) ? current() : shared)
  process.env = new Proxy(shared, {
    get: (_, name) => (typeof name === 'string' ? holderOf(name)[name] : undefined),
    has: (_, name) => typeof name === 'string' && Object.hasOwn(holderOf(name), name),
    set(_, name, value) {
      if (typeof name !== 'string') return false
      holderOf(name)[name] = String(value)
      return true
    },
    deleteProperty(_, name) {
      if (typeof name !== 'string') return true
      delete current()[name]
      delete shared[name]
      return true
    },
    ownKeys: () => [...new Set([...Object.keys(shared), ...Object.keys(current())])],
    getOwnPropertyDescriptor(_, name) {
      if (typeof name !== 'string' || !Object.hasOwn(holderOf(name), name)) return undefined
      return { value: holderOf(name)[name], writable: true, enumerable: true, configurable: true }
    },
  })
}
