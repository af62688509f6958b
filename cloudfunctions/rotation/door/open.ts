import type { rotation } from '../../../contract/rotation'
import { dateOf } from '../../../domain/calendar-day'
import { judgedMoment, opened, type Spell } from '../../../domain/opening'
import type { SlotPerson } from '../../../domain/rotation'
import { monthOf, planIdOf } from '../../../domain/rotation-plan'
import { doorOpened, slotAt } from '../../../domain/rotation-steps'
import type { HomeDocument } from '../../kit/documents'
import { sameAt } from '../../kit/home-team'
import type { FactSource } from '../../kit/outbox'
import { touchPace } from '../../kit/pace'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { siteCodeOf } from '../../kit/site-code'
import { slotNotice } from '../duty/decide'
import { changePlan, planById } from '../store'
import { doorView } from './door-view'
import { keeperName } from './keeper'
import { addDoor, changeDoor, doorId, doorOf } from './store'

/**
 * She is there and opens (C07): proved by the code on the wall, or said on her own phone. The opening is written first; the slot that it serves follows from
 * it, in this call, in its retry, or by the timer. A host from nearby opens by the code alone: nobody knows her here.
 */
export const open: UseCase<typeof rotation.open> = async (call, input) => {
  const { home, keeper, now } = call
  if (home.state !== 'active') refuse('STEP_NOT_POSSIBLE', 'homeId')
  if (input.how === 'siteCode' && input.siteCode !== siteCodeOf(home)) refuse('SITE_CODE_WRONG', 'siteCode')
  if (input.how !== 'siteCode' && keeper.as === 'neighbour') refuse('SITE_CODE_WRONG', 'how')
  const judged = judgedMoment(new Date(input.at), now) ?? refuse('TOO_LATE', 'at')
  const source = call.source(keeper.person._id)
  const plan = await planById(planIdOf(home._id, monthOf(judged.at)))
  const by = { id: keeper.id, name: keeperName(home, keeper) }
  const { at, ...notes } = judged
  const slotId = slotAt(plan?.slots ?? {}, at)?.[0] ?? null
  const spell: Spell = { id: call.requestId, from: at, to: null, by, as: keeper.as, how: input.how, slotId, ...notes }
  const spells = await writeSpell(home, spell, source)
  if (plan && slotId !== null) {
    const who = ({ id }: SlotPerson): boolean => sameAt(home)(id, by.id)
    await changePlan(plan, source, now, (slots) => {
      const changed = doorOpened(slots, by, who, at)
      const notices = Object.entries(changed)
        .filter(([, slot]) => slot.state === 'substituted' && slot.coming?.id !== by.id)
        .map(([id, slot]) => slotNotice(home, 'slotSubstituted', [id, slot], [slot.on.id], { name: by.name }))
      return { changed, notices }
    })
  }
  await touchPace(home._id, at, now)
  return doorView(dateOf(at), spells, identities(keeper.person))
}

async function writeSpell(home: HomeDocument, spell: Spell, source: FactSource): Promise<Spell[]> {
  const day = dateOf(spell.from)
  const same = ({ id }: SlotPerson): boolean => sameAt(home)(id, spell.by.id)
  const standing = await doorOf(home._id, day)
  const isNew =
    standing === null &&
    (await addDoor(
      { _id: doorId(home._id, day), schema: 1, homeId: home._id, path: home.path, day, spells: [spell] },
      source,
    ))
  if (isNew) return [spell]
  const door = standing ?? (await doorOf(home._id, day)) ?? refuse('TRY_AGAIN')
  let spells: Spell[] = door.spells
  await changeDoor(door, source, (current) => {
    const next = opened(current.spells, spell, same)
    spells = next ?? current.spells
    return next === null ? null : { spells: next }
  })
  return spells
}
