import type { PhoneConfig } from '../../phone-config'

export type { PhoneConfig } from '../../phone-config'

/** Reads the configuration block of the page. */
export function readConfig(): PhoneConfig {
  const text = document.getElementById('phone-config')?.textContent
  if (!text) throw new Error('the phone page carries no configuration')
  return JSON.parse(text) as PhoneConfig
}
