import type { member } from '../../../contract/member'
import { noticeTemplate } from '../../kit/notice-template'
import { countAnswer, creditOf, setQuiet } from '../../kit/notify-credit'
import type { UseCase } from '../../kit/serve'

/** What she answered WeChat's sheet; of other templates than this deployment's nothing is kept. */
export const countKnocks: UseCase<typeof member.countKnocks> = async ({ resident, requestId }, { answers }) => {
  const template = noticeTemplate()
  const answer = answers.find(({ templateId }) => templateId === template?.id)?.answer
  if (!template || !answer) return { left: 0 }
  await countAnswer(resident._id, template.id, answer, requestId)
  return { left: (await creditOf(resident._id, template.id)).left }
}

export const wantKnocks: UseCase<typeof member.wantKnocks> = async ({ resident }, { wanted }) => {
  await setQuiet(resident._id, !wanted)
  return { wanted }
}
