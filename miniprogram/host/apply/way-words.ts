import type { HomeState } from '../../../domain/home-state'
import { homeStateLabel } from '../../../domain/home-state-steps'
import { onWallClock } from '../../../domain/time'
import type { MyApplication } from '../../services/model'

/** One row of the step-line. */
export interface WayStep {
  id: string
  label: string
  note: string
  state: 'done' | 'now' | 'todo' | 'refused'
}

type Taken = MyApplication['steps'][number]

/** The way that an application goes, in order, by the state in which it stands while this step is awaited. */
const WAY: readonly {
  id: string
  waits: HomeState
  step: Taken['step']
  label(told: MyApplication['told']): string
  ofUnit: boolean
}[] = [
  { id: 'check', waits: 'submitted', step: 'check', label: ({ placeName }) => `${placeName}核对`, ofUnit: false },
  {
    id: 'approve',
    waits: 'villageChecked',
    step: 'approve',
    label: ({ ofUnit, placeName, townshipName }) => `${ofUnit ? placeName : townshipName}审核`,
    ofUnit: true,
  },
  { id: 'record', waits: 'approved', step: 'record', label: () => '县妇联登记,发门牌号', ofUnit: true },
]

const dayOf = (iso: string): string => onWallClock(iso).format('M月D日')

/** What is done, what is awaited now and what is still to come. Steps that were taken back or started over count as not done. */
export function wayOf({ state, steps, told }: MyApplication): WayStep[] {
  const way = WAY.filter(({ ofUnit }) => ofUnit || !told.ofUnit)
  const begun = steps.map(({ step }) => step).lastIndexOf('submit')
  const since = steps.slice(Math.max(0, begun))
  const waitsAt = way.findIndex(({ waits }) => waits === state)
  const sent = steps[begun]
  const reached = ['active', 'suspended', 'closed'].includes(state) ? way.length : waitsAt
  return [
    { id: 'submit', label: '交上申请', note: sent ? dayOf(sent.at) : '', state: state === 'draft' ? 'now' : 'done' },
    ...way.map(({ id, step, label }, place): WayStep => {
      const taken = [...since].reverse().find((one) => one.step === step)
      const done = place < reached
      const refused = since.some((one) => one.step === 'reject') && place === lastPlace(since, way)
      return {
        id,
        label: label(told),
        note: done && taken ? dayOf(taken.at) : '',
        state: done ? 'done' : place === waitsAt ? 'now' : refused ? 'refused' : 'todo',
      }
    }),
  ]
}

/** The step at which it was refused. */
function lastPlace(since: readonly Taken[], way: readonly { waits: HomeState }[]): number {
  const refusal = since.find(({ step }) => step === 'reject')
  return way.findIndex(({ waits }) => waits === refusal?.from)
}

/** What an office wrote last, while it matters. */
export function lastWord({ state, steps }: MyApplication): string {
  if (!['returned', 'rejected', 'suspended', 'closed'].includes(state)) return ''
  return steps[steps.length - 1]?.note ?? ''
}

/** The line on top: where it stands, in a neighbour's words. */
export function standingWords({ state, told }: Pick<MyApplication, 'state' | 'told'>): string {
  switch (state) {
    case 'draft':
      return '还没交,接着填'
    case 'submitted':
      return `交给${told.placeName}了,请等两个工作日`
    case 'villageChecked':
      return `${told.ofUnit ? told.placeName : told.townshipName}正在看`
    case 'approved':
      return told.pairedMember ? '同意了,等县妇联发门牌号' : '同意了,定下结对执委就能发门牌号'
    case 'active':
      return '办好了,姐妹们找得到您了'
    case 'returned':
      return '有几处要补一下'
    case 'rejected':
      return '这一次没有办成'
    case 'withdrawn':
      return '您撤回了'
    default:
      return homeStateLabel(state, told.ofUnit)
  }
}
