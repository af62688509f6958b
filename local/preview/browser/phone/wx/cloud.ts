import type { PhoneConfig } from '../config'
import { jsonBytes, metrics } from '../metrics'
import { topPage } from '../pages'
import { realNow } from '../realm'
import { asynchronous, need, type Options, WxError } from './callbacks'
import { cloudFileApis } from './cloud-files'
import { needNetwork } from './network'

interface CallAnswer {
  requestId?: string
  result?: unknown
  error?: { code: string; message: string }
}

async function post(
  api: string,
  address: string,
  body: BodyInit,
  headers: Record<string, string>,
): Promise<CallAnswer> {
  let response: Response
  try {
    response = await fetch(address, { method: 'POST', headers, body })
  } catch (error) {
    throw new WxError(`${api}:fail request:fail ${error instanceof Error ? error.message : String(error)}`, -1)
  }
  const text = await response.text()
  try {
    return JSON.parse(text) as CallAnswer
  } catch {
    throw new WxError(`${api}:fail ${response.status} ${text.slice(0, 200)}`, -1)
  }
}

/** wx.cloud: function calls and uploads go to the doors of the local CloudBase, as this phone's person. */
export function cloudApis(config: PhoneConfig): Record<string, unknown> {
  const callFunction = async (options: Options) => {
    const name = need('cloud.callFunction', options, 'name')
    const metric = {
      page: topPage()?.path ?? '',
      name,
      bytesIn: jsonBytes(options.data ?? {}),
      bytesOut: 0,
      ms: 0,
      requestId: '',
      failed: true,
    }
    const started = realNow()
    metrics.calls.push(metric)
    try {
      needNetwork('cloud.callFunction')
      const body = JSON.stringify({ as: config.openid, name, event: options.data ?? {} })
      const answer = await post('cloud.callFunction', '/local/call', body, { 'content-type': 'application/json' })
      // The network may be cut while the answer is on its way: the phone never hears it.
      needNetwork('cloud.callFunction')
      metric.requestId = answer.requestId ?? ''
      if (answer.error)
        throw new WxError(
          `cloud.callFunction:fail Error: errCode: ${answer.error.code} | errMsg: ${answer.error.message}`,
          -504002,
        )
      metric.bytesOut = jsonBytes(answer.result)
      metric.failed = false
      return { result: answer.result, requestID: answer.requestId ?? '' }
    } finally {
      metric.ms = realNow() - started
    }
  }
  return {
    init: () => undefined,
    callFunction: asynchronous('cloud.callFunction', callFunction),
    ...cloudFileApis(config),
  }
}
