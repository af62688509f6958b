/** WeChat's open APIs by way of CloudBase. Each is refused by its name until it is emulated: no call may look as if WeChat had answered. */
import { Failure } from '../failure'
import type { Action, Actions } from '../wire/call'

const refuse: Action = (call) => {
  const name = typeof call.body.apiName === 'string' ? call.body.apiName : 'without a name'
  throw new Failure('SYS_ERR', `the local gateway does not emulate the open API ${name} (${call.action})`)
}

export const openApiActions: Actions = {
  'wx.api': refuse,
  'wx.openApi': refuse,
  'wx.wxPayApi': refuse,
  'wx.wxCallContainerApi': refuse,
}
