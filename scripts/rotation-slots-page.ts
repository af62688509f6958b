import { join } from 'node:path'
import {
  ABSENT_IN_A_ROW,
  ASK_OTHERS_AFTER,
  EARLIEST_MINUTES,
  EXCUSES_A_QUARTER,
  NOBODY_AFTER,
  REMIND_AFTER,
  SLOT_STATE_LABELS,
  SLOT_STEPS,
  type SlotActor,
  type SlotNeed,
  type SlotStep,
  SOON_HOURS,
  SWAP_HOURS,
} from '../domain/rotation'
import { statesPage } from './states-page'

export const ROTATION_SLOTS_PAGE = join(__dirname, '..', 'docs', 'rotation-slots.md')

const ACTORS: Record<SlotActor, string> = {
  onDuty: '轮到的人',
  asked: '被请的人',
  another: '来顶班的人',
  township: '镇街妇联',
  clock: '到点自动',
}

const NEEDS: Record<SlotNeed, string> = {
  beforeStart: '还没开始',
  beforeEnd: '还没结束',
  doorOpened: `开了门(最早提前 ${EARLIEST_MINUTES} 分钟)`,
  reason: '选一个原因',
  excuseLeft: `没看证明的,一人一季最多 ${EXCUSES_A_QUARTER} 次`,
  nobodyCame: '到结束也没有人开门',
  answerOverdue: `${SWAP_HOURS} 小时没有回音,或者到点了`,
}

/** The page that draws the life of a duty slot from its table. */
export function rotationSlotsPage(): string {
  const steps = Object.values<SlotStep>(SLOT_STEPS).map(({ to, ...step }) =>
    to === 'asBefore'
      ? { ...step, to: 'scheduled', otherwise: { to: 'confirmed', who: '确认过的' } }
      : { ...step, to: to as string },
  )
  return statesPage({
    title: '一班轮值怎么走',
    source: 'domain/rotation.ts',
    intro:
      'The life of a duty slot is one table, `SLOT_STEPS`; `domain/rotation-steps.ts` reads it and nothing else decides. What the clock tells is `domain/rotation-due.ts`.',
    first: 'scheduled',
    labels: SLOT_STATE_LABELS,
    final: ['served', 'substituted', 'excused'],
    steps,
    actorWords: (actor) => ACTORS[actor as SlotActor],
    actors: '谁',
    needs: NEEDS,
    turns: {},
    notes: [
      `She is told ${SOON_HOURS} hours before; reminded ${REMIND_AFTER} minutes after the start while the door is shut; ${ASK_OTHERS_AFTER} minutes after it the other hosts, the paired members and hosts from nearby are asked; from ${NOBODY_AFTER} minutes on the board says 还没人值班, and at the end the slot is missed.`,
      'She who comes late herself has served: what counts as a reception is how long the door stood open. A door that was opened without a network serves a slot that was missed meanwhile.',
      'A swap changes both slots in one write; whoever else wanted one of them is told that it is gone. Between question and answer both women are bound to both slots, so no other home can take their time.',
      'The served rate leaves out what was excused or exempt, and counts a substituted slot as kept. Nobody is the worse for standing in.',
      `An only host who is absent ${ABSENT_IN_A_ROW} times in a row is told of to her paired members, once.`,
    ],
  })
}
