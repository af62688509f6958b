import { createHash } from 'node:crypto'
import type { OutputOf } from '../../../contract/action'
import type { Private } from '../../../contract/private-field'
import type { rotation } from '../../../contract/rotation'
import type { opening } from '../../../contract/rotation/opening'
import { judgedMoment } from '../../../domain/opening'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { ReceptionDocument } from '../../kit/rotation-document'
import { decryptField, encryptField } from '../../kit/secrets'
import type { UseCase } from '../../kit/serve'
import { keeperName } from './keeper'
import { addReception, receptionsAfter } from './store'

const PAGE = 30

/** One conversation is written down (C10). Of safety, marriage and children there is nothing to encrypt: the door takes no word. */
export const receive: UseCase<typeof rotation.receive> = async (call, { at: told, received }) => {
  const { home, keeper, now, requestId } = call
  const { at } = judgedMoment(new Date(told), now) ?? refuse('TOO_LATE', 'at')
  const _id = createHash('sha256').update([home._id, keeper.id, requestId].join('\n')).digest('hex').slice(0, 32)
  const token = (field: 'alias' | 'summary'): string | null => {
    const text = field in received ? received[field as keyof typeof received] : null
    return text === null ? null : encryptField(text, { collection: 'receptions', id: _id, field })
  }
  const entry = {
    _id,
    schema: 1,
    homeId: home._id,
    path: home.path,
    at,
    by: { id: keeper.id, name: keeperName(home, keeper) },
    topic: received.topic,
    outcome: received.outcome,
    aliasToken: token('alias'),
    summaryToken: token('summary'),
  }
  await addReception(entry, call.source(keeper.person._id))
  return { id: _id }
}

/** The log as the home's own people read it. */
export const receptions: UseCase<typeof rotation.receptions> = async ({ home }, { after }) => {
  const { page, next } = await pageOf(home._id, after)
  return { receptions: page.map((entry) => ({ ...view(entry), alias: text(entry, 'alias') })), next }
}

/** The log as the township reads it: what it was about, and nobody's name. */
export const receptionsOfHome: UseCase<typeof rotation.receptionsOfHome> = async ({ home }, { after }) => {
  const { page, next } = await pageOf(home._id, after)
  return { receptions: page.map(view), next }
}

async function pageOf(homeId: string, after: string | undefined) {
  const found = await receptionsAfter(homeId, after === undefined ? null : keyOf(after), PAGE + 1)
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return { page, next: last && found.length > PAGE ? `${last.at.getTime()}|${last._id}` : null }
}

function keyOf(after: string): { at: Date; id: string } {
  const [ms, id] = after.split('|')
  if (!/^\d{1,15}$/.test(ms ?? '') || !id) return refuse('INPUT_INVALID', 'after')
  return { at: new Date(Number(ms)), id }
}

function text(entry: ReceptionDocument, field: 'alias' | 'summary'): Private<string> | null {
  const token = entry[`${field}Token`]
  const place = { collection: 'receptions', id: entry._id, field }
  return token === null ? null : (decryptField(token, place) as Private<string>)
}

function view(entry: ReceptionDocument): OutputOf<typeof opening.receptionsOfHome>['receptions'][number] {
  const { _id, at, by, topic, outcome } = entry
  return { id: _id, at: toIso(at), by: by.name, topic, summary: text(entry, 'summary'), outcome }
}
