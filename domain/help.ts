/**
 * Asking for help (「有事找微家」, 004-篇二 二.3; C10, N01-N05). Whoever hurts her may stand in the next room: what is decided here is decided for
 * her, before anything that would be handy for an office.
 */
export const HELP_TOPICS = [
  'safety',
  'marriage',
  'children',
  'mind',
  'law',
  'work',
  'startup',
  'care',
  'other',
] as const
export type HelpTopic = (typeof HELP_TOPICS)[number]

export const HELP_TOPIC_LABELS: Record<HelpTopic, string> = {
  safety: '人身安全',
  marriage: '婚姻家庭',
  children: '孩子的事',
  mind: '心理',
  law: '法律',
  work: '工作与钱',
  startup: '创业',
  care: '关爱帮扶',
  other: '其他',
}

/** What side ledgers and figures hold of a case is no more than its class (safety, "Help"). */
export const HELP_CLASSES = ['family', 'mind', 'law', 'livelihood', 'other'] as const
export type HelpClass = (typeof HELP_CLASSES)[number]

export const HELP_CLASS_LABELS: Record<HelpClass, string> = {
  family: '安全、婚姻、孩子',
  mind: '心理',
  law: '法律',
  livelihood: '工作、创业、帮扶',
  other: '其他',
}

export const HELP_TOPIC_CLASS: Record<HelpTopic, HelpClass> = {
  safety: 'family',
  marriage: 'family',
  children: 'family',
  mind: 'mind',
  law: 'law',
  work: 'livelihood',
  startup: 'livelihood',
  care: 'livelihood',
  other: 'other',
}

export const HELP_URGENCIES = ['now', 'soon', 'whenever'] as const
export type HelpUrgency = (typeof HELP_URGENCIES)[number]

export const HELP_URGENCY_LABELS: Record<HelpUrgency, string> = {
  now: '现在就有危险',
  soon: '这几天要有人管',
  whenever: '不急',
}

/** Whose trouble it is. */
export const HELP_ABOUT = ['self', 'other'] as const
export type HelpAbout = (typeof HELP_ABOUT)[number]

/** A child writes herself, or a child is in it and a grown-up writes. */
export const HELP_CHILD = ['none', 'involved', 'writes'] as const
export type HelpChild = (typeof HELP_CHILD)[number]

/** By name she follows her request with her own number code; without one she reads the answer with a receipt. */
export const HELP_WAYS = ['named', 'anonymous'] as const
export type HelpWay = (typeof HELP_WAYS)[number]

/** How she may be reached. `app` means only by her opening the page: nobody calls, nothing arrives. */
export const CONTACT_CHANNELS = ['app', 'phone', 'text', 'visit'] as const
export type ContactChannel = (typeof CONTACT_CHANNELS)[number]

export const CONTACT_CHANNEL_LABELS: Record<ContactChannel, string> = {
  app: '只在这里回复',
  phone: '打电话',
  text: '发短信',
  visit: '约好见面',
}

/** What decides the way of a request. */
export interface HelpKind {
  topic: HelpTopic
  /** She says so, or her words do, or an officer has found it: somebody is hurt or threatened. */
  harm: boolean
  child: HelpChild
}

/** Starts at the county and never reaches villages: no row, no count, no alert (safety, "Help"). */
export function isProtected({ topic, harm, child }: HelpKind): boolean {
  return topic === 'safety' || topic === 'children' || harm || child !== 'none'
}

/**
 * Must be told to the police at once, by whoever reads it (未成年人保护法; nine-department opinion 2020): a child writes herself, or a child is
 * in it and somebody is hurt. Nobody's consent is asked for that, and "suspected" is enough.
 */
export function mustBeReported({ harm, child }: Pick<HelpKind, 'harm' | 'child'>): boolean {
  return child === 'writes' || (child === 'involved' && harm)
}

/**
 * A child's request leaves no trace in her account, nor in that of the grown-up whose phone she holds: it is kept without a name whatever was
 * chosen, and read by its receipt alone.
 */
export function wayOf(child: HelpChild, chosen: HelpWay): HelpWay {
  return child === 'writes' ? 'anonymous' : chosen
}

const HARM =
  /家暴|打我|打人|(?<!拨)打(她|他|孩子|小孩|女儿|儿子|老婆|媳妇|妈|娃)(?!们?的?(手机|电话))|被打|挨打|打死|殴打|动手打|揍|掐|砍|捅|刀|强奸|强暴|性侵|猥亵|威胁|跟踪我|关在家|不让我出门|要杀|杀了我|害怕他|救命|虐待|伤害我|自杀|不想活/
const CHILD_WRITES =
  /我(今年|才|刚|刚满)?\s*([6-9]|1[0-7]|六|七|八|九|十|十[一二三四五六七])\s*岁|我(是|在)?(读|上|念)?(小学|初[一二三中]|高[一二三中]|[一二三四五六]年级)|我是(小学生|初中生|高中生|中学生|学生)|(爸爸|妈妈|继父|后爸|老师)(打|骂|摸)我/
const CHILD_IN_IT = /孩子|小孩|女儿|儿子|未成年|小学生|初中生|幼儿园|宝宝|婴儿/

/**
 * What her words say by themselves. They only ever add: a request with such words goes to the county, where one too many costs nothing. The
 * phone asks the same function before she sends, so that who will read it is shown before and not found out after.
 */
export function heardIn(text: string): { harm: boolean; child: HelpChild } {
  const child = CHILD_WRITES.test(text) ? 'writes' : CHILD_IN_IT.test(text) ? 'involved' : 'none'
  return { harm: HARM.test(text), child }
}

const CHILD_RANK: Record<HelpChild, number> = { none: 0, involved: 1, writes: 2 }

/** What she said of it together with what her words say. A child in it makes a case for the county only where somebody may be hurt. */
export function kindOf(said: HelpKind, text: string): HelpKind {
  const heard = heardIn(text)
  const harm = said.harm || heard.harm || said.topic === 'safety'
  const counts = heard.child === 'writes' || harm || said.topic === 'children'
  const child = counts && CHILD_RANK[heard.child] > CHILD_RANK[said.child] ? heard.child : said.child
  return { topic: said.topic, harm, child }
}

/** Her number code for her own requests, six digits. */
export const CASE_PIN = /^\d{6}$/
export const CASE_PIN_LENGTH = 6

/** Sixteen digits, shown once, in fours. */
export const RECEIPT = /^\d{16}$/

/** 1234 5678 9012 3456, as it is shown and as people copy it. */
export function receiptShown(receipt: string): string {
  return receipt.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** The digits of what she typed or pasted. */
export function receiptTyped(text: string): string {
  return text.replace(/[\s-]/g, '')
}

/** Numbers that stand on the first screen, in this order, also without a network (S10, S12). */
export const HELP_LINES = [
  { number: '110', name: '报警', hours: '全天' },
  { number: '12338', name: '妇女维权热线', hours: '办公时间' },
  { number: '12348', name: '法律援助热线', hours: '全天' },
  { number: '12355', name: '青少年热线', hours: '看当地时间' },
  { number: '12356', name: '心理援助热线', hours: '看当地时间' },
] as const
