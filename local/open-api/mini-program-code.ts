import { type OpenApi, textOf } from './api'
import { drawCode } from './code-picture'
import { invalidArgument, invalidPage, WeChatRefusal } from './refusal'

/** https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/qr-code/api_getunlimitedqrcode */
const sceneCharacters = /^[\w!#$&'()*+,/:;=?@\-.~]+$/

/** wxacode.getUnlimited: a picture of a mini program code with at most 32 characters in it. */
export const getUnlimited: OpenApi = {
  quota: { perMinute: 5000 },
  answer(params, wechat) {
    const [scene, page] = [textOf(params, 'scene'), textOf(params, 'page')]
    if (scene === '' || scene.length > 32) {
      throw new WeChatRefusal(40169, 'invalid length for scene, or the data is not json string')
    }
    if (!sceneCharacters.test(scene)) throw new WeChatRefusal(40129, 'invalid scene')
    if (page.startsWith('/') || page.includes('?')) throw invalidPage()
    if (page && params.check_path !== false && wechat.pages()?.has(page) === false) throw invalidPage()
    const { width = 430, env_version: version = 'release' } = params
    if (typeof width !== 'number' || width < 280 || width > 1280) throw invalidArgument('width')
    if (version !== 'release' && version !== 'trial' && version !== 'develop') throw invalidArgument('env_version')
    return { contentType: 'image/png', bytes: drawCode({ scene, page, version }, Math.round(width)) }
  },
}
