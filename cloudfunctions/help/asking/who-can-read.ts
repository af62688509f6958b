import type { help } from '../../../contract/help'
import { kindOf } from '../../../domain/help'
import { LEVEL_LABELS } from '../../../domain/organisation'
import type { OrganisationDocument, PersonDocument } from '../../kit/documents'
import type { UseCase } from '../../kit/serve'
import { readershipOf } from './readers'

/** Before she sends: the people who will be able to read it, by name. The same for whoever never asked and whoever did. */
export const whoCanRead: UseCase<typeof help.whoCanRead> = async ({ now }, { topic, harm, child, ...asked }) => {
  const kind = kindOf({ topic, harm, child }, '')
  const { desk, readers, inNeed, mark } = await readershipOf({ kind, ...asked }, now)
  const told = (unit: string) => (person: PersonDocument) => ({ personId: person._id, name: person.name, unit })
  return {
    desk: desk && readers.length > 0 ? { id: desk._id, name: deskName(desk), level: desk.level } : null,
    readers: readers.map(told(desk ? deskName(desk) : '')),
    inNeed: inNeed.map(told(`${LEVEL_LABELS.county}妇联`)),
    mark,
  }
}

/** 青屿镇妇联. */
export const deskName = ({ name }: Pick<OrganisationDocument, 'name'>): string => `${name}妇联`
