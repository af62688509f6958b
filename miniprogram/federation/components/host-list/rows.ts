import type { ClaimWay } from '../../../../domain/claim'
import { MEMBER_LEVEL_LABELS } from '../../../../domain/micro-home'
import { dayAndTime, dayOnly, placeWords } from '../../../services/invitation'
import type { HomeHosts } from '../../../services/model'

/** A host or committee member of a home as an officer over it sees her. */
export interface KnownRow {
  personId: string
  name: string
  role: string
  claimed: boolean
  /** Who says that she is she, how and since when; empty where nobody does. */
  note: string
  /** The claim that may be taken back; empty for none. */
  claimId: string
  /** The seven days are over: two officers take it back. */
  late: boolean
  mayLead: boolean
}

const WAY_WORDS: Record<ClaimWay, string> = { phone: '凭手机号', code: '凭编号', officers: '两位干部合并' }

type Told = HomeHosts['hosts'][number]['claim']

/** Hosts, the lead first, then committee members: of the latter only those with a claim to look at. */
export function knownRows({ hosts, members }: HomeHosts, mayAppoint: boolean, now: Date): KnownRow[] {
  const rowOf = (one: { personId: string; name: string; claimed: boolean; claim: Told }, role: string) => ({
    personId: one.personId,
    name: one.name,
    role,
    claimed: one.claimed,
    ...claimShown(one.claim, now),
  })
  return [
    ...hosts.map((host) => ({
      ...rowOf(host, placeWords(host.role)),
      mayLead: mayAppoint && host.role !== 'leadHost',
    })),
    ...members
      .filter(({ claim }) => claim !== null)
      .map((member) => ({
        ...rowOf(member, `${MEMBER_LEVEL_LABELS[member.level]}${placeWords('member')}`),
        mayLead: false,
      })),
  ]
}

function claimShown(claim: Told, now: Date): Pick<KnownRow, 'note' | 'claimId' | 'late'> {
  if (claim === null) return { note: '', claimId: '', late: false }
  const by = `${dayOnly(claim.at)}由${claim.byName ?? '一位没写名字的姐妹'}认领(${WAY_WORDS[claim.how]})`
  const open = now.getTime() <= Date.parse(claim.undoUntil)
  const words = open ? `${dayAndTime(claim.undoUntil)} 前可以撤销` : lateWords(claim)
  return { note: `${by},${words}`, claimId: claim.claimId, late: !open }
}

function lateWords({ asked, waitsForSecond }: NonNullable<Told>): string {
  const who = asked ? '本人请妇联撤销,' : ''
  return who + (waitsForSecond ? '已有一位干部同意,等另一位' : '超过 7 天,要两位干部一起撤销')
}
