import type { Guarded, Reader } from '../../domain/help-readers'
import { grantsInForce } from '../../domain/role'
import type { PersonDocument } from '../kit/documents'
import type { OpenCase } from '../kit/help-case'
import { identities } from '../kit/person-document'

/** A person as far as reading is concerned. */
export function readerOf(person: Pick<PersonDocument, '_id' | 'roles' | 'also'>, onRoster: boolean): Reader {
  return { id: person._id, ids: identities(person), roles: person.roles, onRoster }
}

/** Whoever has it in hand, and officers of the desk where it stands. Somebody named along, or who broke the glass, reads and helps and decides nothing. */
export function steers({ _id, roles }: Pick<PersonDocument, '_id' | 'roles'>, opening: OpenCase, at: Date): boolean {
  const { ownerId, deskId } = opening.document
  return ownerId === _id || grantsInForce(roles, at).some(({ orgId }) => orgId === deskId)
}

/** What of a case decides about its readers. */
export function guardedOf({ document, head }: OpenCase): Guarded {
  return {
    kind: head.kind,
    desk: { id: document.deskId, path: document.deskPath },
    exclusions: head.exclusions,
    namedIds: document.namedIds,
    glass: document.glass ?? [],
  }
}
