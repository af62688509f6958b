/** Field names as JSON text. They repeat from document to document; a small memory saves escaping them each time. */
const known = new Map<string, string>()
const MOST = 10_000

export function quoted(name: string): string {
  const before = known.get(name)
  if (before !== undefined) return before
  const text = JSON.stringify(name)
  if (known.size >= MOST) known.clear()
  known.set(name, text)
  return text
}
