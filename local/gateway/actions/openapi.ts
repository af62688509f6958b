/**
 * WeChat's open APIs by way of CloudBase: `wx.openApi` carries protobuf both ways and is answered by whoever emulates
 * WeChat. What is not emulated is refused by its name: no call may look as if WeChat had answered.
 */
import { Failure, invalidParam } from '../failure'
import { type Action, type Actions, type Call, RawAnswer } from '../wire/call'

/** Answers an open API call in protobuf. Throws a Failure for the caller to see. */
export type AnswerOpenApi = (api: string, request: Buffer, invocation: string) => Promise<Buffer>

const nameOf = (call: Call) =>
  typeof call.body.apiName === 'string' && call.body.apiName !== '' ? call.body.apiName : 'without a name'

const refuse: Action = (call) => {
  throw new Failure('SYS_ERR', `the local gateway does not emulate the open API ${nameOf(call)} (${call.action})`)
}

export function openApiActions(answer: AnswerOpenApi | undefined): Actions {
  const openApi: Action = async (call) => {
    if (!answer) return refuse(call)
    const { requestData } = call.body
    if (typeof requestData !== 'string' && !Buffer.isBuffer(requestData)) throw invalidParam('requestData is missing')
    return new RawAnswer(await answer(nameOf(call), Buffer.from(requestData), call.invocation))
  }
  return {
    'wx.openApi': openApi,
    'wx.api': refuse,
    'wx.wxPayApi': refuse,
    'wx.wxCallContainerApi': refuse,
  }
}
