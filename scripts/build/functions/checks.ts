import path from 'node:path'

/** What must never reach production: a way into the local CloudBase, or around the platform's own address and time. */
const forbidden: { text: RegExp; what: string; lookedFor?: 'in our own code only' }[] = [
  { text: /\/local\//, what: 'a local door' },
  { text: /127\.0\.0\.1/, what: 'an address of this machine' },
  { text: /\blocalhost\b|\b0\.0\.0\.0\b|\[::1\]/, what: 'a name of this machine', lookedFor: 'in our own code only' },
  { text: /\bserviceUrl\b/, what: 'a service URL', lookedFor: 'in our own code only' },
  { text: /\b(MovableClock|followClock)\b/, what: 'the movable clock' },
]

/** Folders of the repository that no function may take code from. */
const closedRooms = ['local', 'demo', 'scripts', 'test', 'bench', 'miniprogram']

/**
 * Looks for what the service must not contain. The SDK reads the name `serviceUrl` from its options, so that one is
 * looked for in our own code only.
 *
 * @param modules code by absolute path, before minification.
 * @returns one sentence a fault, empty when all is well.
 */
export function forbiddenIn(root: string, modules: Map<string, string>): string[] {
  const faults: string[] = []
  for (const [id, code] of modules) {
    const place = path.relative(root, id)
    const room = place.split(path.sep)[0] ?? ''
    const ours = !place.split(path.sep).includes('node_modules')
    if (
      ours &&
      closedRooms.includes(room) &&
      !place.startsWith(path.join('scripts', 'build', 'functions', 'replacements'))
    ) {
      faults.push(`${place}: ${room}/ does not belong into a cloud function`)
    }
    for (const { text, what, lookedFor } of forbidden) {
      if (lookedFor === 'in our own code only' && !ours) continue
      if (text.test(code)) faults.push(`${place}: contains ${what} (${text.source})`)
    }
  }
  return faults
}
