import { failureCode } from './database-errors'
import { refuse } from './refusal'
import { checkText, type Suggestion } from './wechat'

/**
 * What people write for everybody to read goes through WeChat's check while they are here, under their own account (rules-that-bind 8). Refuses
 * TEXT_UNFIT, and TEXT_NOT_CHECKED where no verdict comes: then nothing is published, and the writer is told so.
 */
export async function assertTextFit(texts: readonly string[], openid: string, field: string): Promise<void> {
  const content = texts.filter((text) => text !== '').join('\n')
  if (content === '') return
  let suggestion: Suggestion
  try {
    suggestion = await checkText(content, openid)
  } catch (error) {
    console.error(JSON.stringify({ check: 'msgSecCheck', code: openApiCode(error) }))
    return refuse('TEXT_NOT_CHECKED', field)
  }
  if (suggestion !== 'pass') refuse('TEXT_UNFIT', field)
}

/** WeChat's own code of a failed call (`errCode`), else the transport's. Never the message, which may quote what was sent. */
export function openApiCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : undefined
  return typeof code === 'number' ? String(code) : failureCode(error)
}
