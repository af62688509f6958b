import { deployment } from '../deployment'
import { api } from './api'
import { newRequestId } from './random'

/** What became of asking: `off` where she has switched messages off in WeChat for good, `none` where this deployment has no template. */
export type Asked = 'yes' | 'no' | 'off' | 'none'

/** Whether there is anything to ask for. */
export const canKnock = (): boolean => deployment.noticeTemplateId !== null

/**
 * Asks in WeChat's own sheet whether a message may knock once. Only after a tap, on a page where something succeeded (rules-that-bind 9). What she
 * answered is told to the cloud, which counts: one yes, one message.
 */
export async function askToKnock(): Promise<Asked> {
  const { noticeTemplateId: templateId } = deployment
  if (templateId === null) return 'none'
  const answer = await answerOf(templateId)
  if (answer === null) return 'off'
  try {
    await api.member.countKnocks({ answers: [{ templateId, answer }] }, await newRequestId())
  } catch {
    // Uncounted, the message is not sent and she finds it in her inbox: nothing that she has to hear about now.
    return 'no'
  }
  return answer === 'accept' ? 'yes' : answer === 'ban' ? 'off' : 'no'
}

function answerOf(templateId: string): Promise<'accept' | 'reject' | 'ban' | null> {
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [templateId],
      success: (result) => {
        const said: unknown = (result as unknown as Record<string, unknown>)[templateId]
        resolve(said === 'accept' || said === 'ban' ? said : 'reject')
      },
      // 20004: her main switch is off; anything else is no answer either.
      fail: () => resolve(null),
    })
  })
}
