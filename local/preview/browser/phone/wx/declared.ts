import { appConfig } from '../manifest'
import { WxError } from './callbacks'

/**
 * Position APIs work only where app.json declares them.
 * https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#requiredPrivateInfos
 */
export function needDeclaration(api: string): void {
  const declared = appConfig().requiredPrivateInfos
  if (!Array.isArray(declared) || !declared.includes(api))
    throw new WxError(`${api}:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json`)
}
