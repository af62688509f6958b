import type { home } from '../../../contract/home'
import { HOME_STATE_LABELS } from '../../../domain/home-state'
import { PRIMARY_TYPE_LABELS } from '../../../domain/micro-home'
import { onWallClock } from '../../../domain/time'
import type { HomeDocument } from '../../kit/documents'
import { handOut } from '../../kit/handouts'
import { isStillHers } from '../../kit/home-step'
import { countLook } from '../../kit/looks'
import { refuse } from '../../kit/refusal'
import { decryptField } from '../../kit/secrets'
import type { UseCase } from '../../kit/serve'
import { type PrintedHome, printedRegister } from './printed-register'
import { CONTACT_FIELDS, homesBelow, PRINTED_FIELDS, type RegisterKey, type RegisterWishes } from './store'

/** A county has a few thousand; more than this takes longer than a call may. */
export const MOST_HOMES = 6_000
/** The most documents that one read gives. */
const READ_LIMIT = 1_000

/**
 * The register as an .xlsx for the printer. Numbers and addresses that are not public stand in it only when the officer asked for them, and
 * that she looked at so many is written with the file before she gets it.
 */
export const exportRegister: UseCase<typeof home.exportRegister> = async (call, { contacts, ...input }) => {
  const { organisation, officer, now } = call
  const wishes: RegisterWishes = { state: input.state, primaryType: input.primaryType }
  const withContacts = contacts === true
  const about = [organisation._id, String(withContacts), wishes.state ?? '', wishes.primaryType ?? '']
  const handout = await handOut(call, officer._id, about, call.source(officer._id), async () => {
    const homes = await allHomes(organisation.path, wishes, withContacts ? CONTACT_FIELDS : PRINTED_FIELDS)
    if (homes.length === 0) refuse('NOTHING_TO_EXPORT')
    const printed = homes.map((each) => (withContacts ? withContact(each) : withoutContact(each)))
    const looked = printed.filter(({ phone, home: { publicPhone } }) => phone !== '' && phone !== publicPhone).length
    await countLook({ officer, at: now, mark: call.requestId, contacts: looked }, call.source(officer._id))
    const { name: placeName } = organisation
    return {
      fileName: `${placeName}微家名册${onWallClock(now).format('YYYYMMDD')}.xlsx`,
      bytes: printedRegister({ placeName, at: now, homes: printed, narrowed: inWords(wishes), contacts: withContacts }),
      note: String(homes.length),
      facts: [`homes:${homes.length}`, ...(withContacts ? [`contacts:${looked}`] : [])],
    }
  })
  return { link: handout.link, fileName: handout.fileName, homes: Number(handout.note) }
}

async function allHomes(path: string, wishes: RegisterWishes, fields: readonly string[]): Promise<HomeDocument[]> {
  const homes: HomeDocument[] = []
  let after: RegisterKey | null = null
  for (;;) {
    const page: HomeDocument[] = await homesBelow(path, wishes, after, READ_LIMIT, fields)
    homes.push(...page.filter((each) => !isStillHers(each)))
    if (homes.length > MOST_HOMES) refuse('EXPORT_TOO_LARGE')
    const last = page.at(-1)
    if (!last || page.length < READ_LIMIT) return homes
    after = { path: last.path, id: last._id }
  }
}

function withoutContact(home: HomeDocument): PrintedHome {
  return { home, phone: home.publicPhone ?? '', address: home.shownAddress }
}

function withContact(home: HomeDocument): PrintedHome {
  const open = (field: string, token: string): string =>
    decryptField(token, { collection: 'microHomes', id: home._id, field })
  return {
    home,
    phone: home.phoneToken ? open('phone', home.phoneToken) : (home.publicPhone ?? ''),
    address: home.addressToken ? open('address', home.addressToken) : home.shownAddress,
  }
}

function inWords({ state, primaryType }: RegisterWishes): string {
  return [state && HOME_STATE_LABELS[state], primaryType && PRIMARY_TYPE_LABELS[primaryType]]
    .filter(Boolean)
    .join(' · ')
}
