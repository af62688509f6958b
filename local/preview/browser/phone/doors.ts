import { needNetwork } from './wx/network'

/** Asks a door of the local CloudBase; a refusal comes back as an error with the door's words. */
export async function askDoor<T>(api: string, door: string, fields: object): Promise<T> {
  needNetwork(api)
  const response = await fetch(door, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 200)}`)
  needNetwork(api)
  return JSON.parse(text) as T
}
