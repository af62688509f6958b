/**
 * 有事找微家 (C10; 004-篇二 二.3-五): what people come for. Of safety, marriage and children a side ledger holds the class alone, never a word
 * (safety, "Side ledgers").
 */
export const PLAIN_TOPICS = ['policy', 'work', 'family', 'neighbours', 'health', 'culture', 'other'] as const
export const CLASS_ONLY_TOPICS = ['safety', 'marriage', 'children'] as const
export const RECEPTION_TOPICS = [...PLAIN_TOPICS, ...CLASS_ONLY_TOPICS] as const
export type ReceptionTopic = (typeof RECEPTION_TOPICS)[number]

export const RECEPTION_TOPIC_LABELS: Record<ReceptionTopic, string> = {
  policy: '问政策',
  work: '找工作、创业',
  family: '家庭教育',
  neighbours: '邻里的事',
  health: '健康养老',
  culture: '学习文娱',
  other: '坐坐聊聊',
  safety: '人身安全',
  marriage: '婚姻家事',
  children: '孩子的事',
}

export function isClassOnly(topic: ReceptionTopic): boolean {
  return (CLASS_ONLY_TOPICS as readonly ReceptionTopic[]).includes(topic)
}

export const RECEPTION_OUTCOMES = ['answered', 'toldWhereToGo', 'lookInto'] as const
export type ReceptionOutcome = (typeof RECEPTION_OUTCOMES)[number]
export const RECEPTION_OUTCOME_LABELS: Record<ReceptionOutcome, string> = {
  answered: '当场答复了',
  toldWhereToGo: '告诉她找谁',
  lookInto: '记下了,再问问',
}
