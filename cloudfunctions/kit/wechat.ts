/**
 * The only place that calls WeChat's open APIs, through wx-server-sdk (house, "Rooms"). One function an API; a function that uses one names
 * it in the `permissions.openapi` of its config.json. The library is loaded with the first call: most invocations need none of it.
 */
type Cloud = typeof import('wx-server-sdk')

let loaded: Promise<Cloud> | undefined

/** The library itself: its `openapi` answers any name, `then` too, so a promise must not bring that. */
function wechat(): Promise<Cloud> {
  loaded ??= import('wx-server-sdk').then(({ default: cloud }) => {
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })
    return cloud
  })
  return loaded
}

/** What a content check comes to: `review` means that a person at WeChat's side would have to look. */
export type Suggestion = 'pass' | 'review' | 'risky'

/** 1 profile, 2 comment, 3 forum, 4 social log: where the content will stand. A home's page is its profile. */
const PROFILE = 1
/** Version 1 of both checks has not been kept up since 2021-09-01. */
const VERSION = 2
const PICTURE = 2

/**
 * security.msgSecCheck: at most 2500 characters, under the openid of whoever wrote them, who must have been here in the last two hours
 * (rules-that-bind 8). Throws when WeChat gives no verdict.
 */
export async function checkText(content: string, openid: string): Promise<Suggestion> {
  const { security } = (await wechat()).openapi
  const { result } = await security.msgSecCheck({ content, openid, scene: PROFILE, version: VERSION })
  return suggestionOf(result)
}

/**
 * security.mediaCheckAsync: asks for a check of the picture behind a link and answers with its trace id; the verdict comes later as the pushed
 * event `wxa_media_check`. Throws when WeChat does not take the picture.
 */
export async function askPictureCheck(link: string, openid: string): Promise<string> {
  const { security } = (await wechat()).openapi
  const { traceId } = await security.mediaCheckAsync({
    mediaUrl: link,
    mediaType: PICTURE,
    openid,
    scene: PROFILE,
    version: VERSION,
  })
  if (typeof traceId !== 'string' || traceId === '') throw new Error('the picture check answered without a trace id')
  return traceId
}

/** The suggestion in a verdict; throws for anything else, so that silence never counts as a pass. */
export function suggestionOf(result: unknown): Suggestion {
  const suggest = typeof result === 'object' && result !== null && 'suggest' in result ? result.suggest : undefined
  if (suggest === 'pass' || suggest === 'review' || suggest === 'risky') return suggest
  throw new Error('a content check came without a verdict')
}

/** How long to wait for WeChat before she is told another way. */
const PATIENCE_MS = 5000
/** `invalid code`: used already, older than five minutes, or another user's. */
const CODE_SPENT = 40029

/**
 * phonenumber.getPhoneNumber: the number behind a code of the phone button, once and within five minutes, for the user who pressed it.
 * `spent` when the code is no good any more; `unavailable` when WeChat refuses (quota, permission), is slow, or answers what is no number.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
 */
export async function phoneNumberOf(
  code: string,
  openid: string,
): Promise<{ number: string } | 'spent' | 'unavailable'> {
  try {
    const { phonenumber } = (await wechat()).openapi
    const answer: unknown = await inTime(phonenumber.getPhoneNumber({ code, openid }))
    const { phoneInfo } = (answer ?? {}) as { phoneInfo?: { purePhoneNumber?: unknown } }
    const number = phoneInfo?.purePhoneNumber
    return typeof number === 'string' && number !== '' ? { number } : 'unavailable'
  } catch (error) {
    const refusal = typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : undefined
    if (refusal === CODE_SPENT) return 'spent'
    // The code alone: WeChat's message may quote what was sent.
    console.error(JSON.stringify({ failure: 'phonenumber.getPhoneNumber', code: String(refusal ?? 'UNKNOWN') }))
    return 'unavailable'
  }
}

/**
 * wxacode.getUnlimited: a mini program code that opens `page` with at most 32 characters of `scene`. It never expires by itself (rules that bind 11).
 * https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/qr-code/api_getunlimitedqrcode
 */
export async function miniProgramCode(scene: string, page: string): Promise<Buffer> {
  const { wxacode } = (await wechat()).openapi
  const answer: unknown = await wxacode.getUnlimited({ scene, page, checkPath: false })
  const { buffer } = (answer ?? {}) as { buffer?: unknown }
  if (!Buffer.isBuffer(buffer)) throw new Error('a mini program code came without a picture')
  return buffer
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('WeChat did not answer in time')), PATIENCE_MS)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

/** What sending came to: `spent` when she lets no message through (any more), `refused` when WeChat sent nothing for another reason. */
export type Sent = 'sent' | 'spent' | 'refused' | 'unknown'
/** `user refuse to accept the msg`: no acceptance is left, or her switch is off. */
const NOT_SUBSCRIBED = 43101

/**
 * subscribeMessage.send: one message for one acceptance of the template. `unknown` when no answer came: it may have been sent, so nobody sends it
 * again. https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
export async function sendMessage(
  openid: string,
  { templateId, page, data }: { templateId: string; page: string; data: Record<string, { value: string }> },
): Promise<Sent> {
  try {
    const { subscribeMessage } = (await wechat()).openapi
    await inTime(subscribeMessage.send({ touser: openid, templateId, page, data }))
    return 'sent'
  } catch (error) {
    const refusal = typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : undefined
    console.error(JSON.stringify({ failure: 'subscribeMessage.send', code: String(refusal ?? 'UNKNOWN') }))
    if (refusal === NOT_SUBSCRIBED) return 'spent'
    return typeof refusal === 'number' ? 'refused' : 'unknown'
  }
}
