import { existsSync, readFileSync } from 'node:fs'

/**
 * A function's config.json as WeChat reads it (permissions, one timer) with the settings that the deployment takes
 * from the same file. https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/config.json.html
 */
export interface FunctionConfig {
  /** Seconds; the platform's own default is 3. */
  timeout?: number
  /** MB; the platform's own default is 256. */
  memorySize?: number
  runtime?: string
  permissions?: { openapi?: string[] }
  triggers?: { name: string; type: string; config: string }[]
}

/** @throws Error naming the file and what is wrong with it. */
export function readFunctionConfig(file: string): FunctionConfig {
  if (!existsSync(file)) throw new Error(`${file} is missing: every function says its time-out`)
  const config = JSON.parse(readFileSync(file, 'utf8')) as FunctionConfig
  const { timeout, triggers = [] } = config
  if (timeout !== undefined && !(timeout > 0 && timeout <= 60)) {
    throw new Error(`${file}: a time-out is between 1 and 60 seconds, not ${timeout}`)
  }
  if (triggers.length > 1) throw new Error(`${file}: WeChat allows one trigger a function`)
  for (const { name, type, config: cron } of triggers) {
    if (type !== 'timer' || !name || cron?.trim().split(/\s+/).length !== 7) {
      throw new Error(`${file}: a trigger is {name, type: "timer", config: seven cron fields}`)
    }
  }
  return config
}
