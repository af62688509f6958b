/** An address that a phone would have to ask the network for. SVG's namespace only looks like one. */
const REMOTE = /(?:https?|wss?):\/\/(?!www\.w3\.org\/)[^\s/'")]*[.:][^\s'")]*/g

/** Every remote address in a text, with its offset. */
export function remoteAddresses(text: string): { address: string; at: number }[] {
  return [...text.matchAll(REMOTE)].map((match) => ({ address: match[0], at: match.index }))
}
