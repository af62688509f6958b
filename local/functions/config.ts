import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FunctionSpec } from './invocation'

/** A function's config.json, as WeChat's tools upload it. https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/config.json */
interface ConfigFile {
  timeout?: number
  memorySize?: number
  permissions?: { openapi?: string[] }
  triggers?: { name: string; type: string; config: string }[]
}

function read(functionsDir: string, name: string): ConfigFile {
  const file = path.join(functionsDir, name, 'config.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ConfigFile) : {}
}

/** Open APIs that the function may call; none where its config.json names none. */
export const permittedApis = (functionsDir: string, name: string): readonly string[] =>
  read(functionsDir, name).permissions?.openapi ?? []

/**
 * What config.json says about a function, with CloudBase's own values where it says nothing.
 *
 * @throws RangeError when it declares more than one trigger, or one that is no timer: WeChat takes one timer a function.
 */
export function specFromConfig(functionsDir: string, name: string): FunctionSpec {
  const { timeout = 3, memorySize = 256, triggers = [] } = read(functionsDir, name)
  const [trigger] = triggers
  if (triggers.length > 1) throw new RangeError(`function ${name}: config.json takes one trigger`)
  if (trigger && trigger.type !== 'timer')
    throw new RangeError(`function ${name}: a ${trigger.type} trigger is unknown`)
  const timer = trigger ? { timer: trigger.config, timerName: trigger.name } : {}
  return { name, timeoutSeconds: timeout, memoryMB: memorySize, ...timer }
}
