import fc from 'fast-check'
import {
  acceptLead,
  appointLead,
  endOffer,
  type Host,
  type Hosting,
  hostsAt,
  joinHosts,
  MOST_HOSTS,
  type Outcome,
  offerLead,
  removeHost,
  resign,
} from '../../domain/hosting'

const start = new Date('2027-05-19T13:00:00+08:00')
const at = (step: number): Date => new Date(start.getTime() + step * 60_000)
const host = (personId: string, role: Host['role'], more: Partial<Host> = {}): Host => ({
  personId,
  name: personId,
  role,
  since: start,
  until: null,
  claimed: true,
  ...more,
})
const home = (): Hosting => ({ hosts: [host('a', 'leadHost'), host('b', 'host'), host('c', 'host')], handover: null })
const leads = ({ hosts }: Hosting, now: Date) => hostsAt(hosts, now).filter(({ role }) => role === 'leadHost')
const next = (outcome: Outcome): Hosting => {
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome.next
}
const offer = (hosting: Hosting, who: string, personId: string, now = at(1)) =>
  offerLead(hosting, [who], { personId, requestId: 'r' }, now)

type Step = (hosting: Hosting, now: Date) => Outcome
const people = ['a', 'b', 'c', 'd', 'unclaimed']
const person = fc.constantFrom(...people)
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(person, person).map(
    ([who, to]): Step =>
      (h, now) =>
        offer(h, who, to, now),
  ),
  person.map(
    (who): Step =>
      (h, now) =>
        acceptLead(h, [who], now),
  ),
  person.map(
    (who): Step =>
      (h, now) =>
        endOffer(h, [who], now),
  ),
  person.map(
    (who): Step =>
      (h, now) =>
        resign(h, [who], now),
  ),
  person.map(
    (who): Step =>
      (h, now) =>
        removeHost(h, who, now),
  ),
  fc.tuple(person, fc.constantFrom('asHost' as const, 'gone' as const)).map(
    ([who, former]): Step =>
      (h, now) =>
        appointLead(h, who, former, now),
  ),
  person.map(
    (who): Step =>
      (h, now) =>
        joinHosts(h, host(who, 'host', { since: now }), now),
  ),
  fc.tuple(person, person).map(
    ([who, other]): Step =>
      (h, now) =>
        acceptLead(h, [who, other], now),
  ),
)

test('whatever happens in whatever order, a home has exactly one lead', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), (history) => {
      let hosting: Hosting = {
        ...home(),
        hosts: [...home().hosts, host('unclaimed', 'host', { claimed: false })],
      }
      for (const [step, take] of history.entries()) {
        const outcome = take(hosting, at(step))
        if ('next' in outcome) hosting = outcome.next
        expect(leads(hosting, at(step))).toHaveLength(1)
        expect(hostsAt(hosting.hosts, at(step)).length).toBeLessThanOrEqual(MOST_HOSTS)
        const { handover } = hosting
        const to = handover && hostsAt(hosting.hosts, at(step)).find((each) => each.personId === handover.toPersonId)
        if (handover) expect(to).toBeDefined()
      }
    }),
    { numRuns: 1000 },
  )
})

test('a lead whom others named cannot go as the host that she joined as', () => {
  const named = { ...home(), hosts: [host('a', 'leadHost', { claimed: false }), host('b', 'host')] }
  const joined = next(joinHosts(named, host('a', 'host'), at(1)))
  expect(hostsAt(joined.hosts, at(1)).map(({ personId, claimed }) => [personId, claimed])).toEqual([
    ['a', true],
    ['b', true],
  ])
  expect(resign(joined, ['a'], at(2))).toEqual({ refused: 'leadStays' })
  const twice = { ...named, hosts: [...named.hosts, host('account', 'host')] }
  expect(resign(twice, ['account', 'a'], at(2))).toEqual({ refused: 'leadStays' })
})

test('the lead passes on in two steps, and the one who led stays as a host', () => {
  const offered = next(offer(home(), 'a', 'b'))
  expect(leads(offered, at(1)).map(({ personId }) => personId)).toEqual(['a'])
  const taken = next(acceptLead(offered, ['b'], at(2)))
  expect(leads(taken, at(2)).map(({ personId }) => personId)).toEqual(['b'])
  expect(hostsAt(taken.hosts, at(2)).map(({ personId }) => personId)).toEqual(['b', 'a', 'c'])
  expect(taken.handover).toBeNull()
})

test('only the lead offers, to another host with an account', () => {
  expect(offer(home(), 'b', 'c')).toEqual({ refused: 'notLead' })
  expect(offer(home(), 'a', 'd')).toEqual({ refused: 'notHost' })
  expect(offer(home(), 'a', 'a')).toEqual({ refused: 'isLead' })
  const silent = { hosts: [host('a', 'leadHost'), host('b', 'host', { claimed: false })], handover: null }
  expect(offer(silent, 'a', 'b')).toEqual({ refused: 'notClaimed' })
})

test('nobody accepts what was offered to another, was taken back, or by a lead who is no host any more', () => {
  const offered = next(offer(home(), 'a', 'b'))
  expect(acceptLead(offered, ['c'], at(2))).toEqual({ refused: 'noOffer' })
  const ended = next(endOffer(offered, ['a'], at(2)))
  expect(acceptLead(ended, ['b'], at(3))).toEqual({ refused: 'noOffer' })
  const appointed = next(appointLead(offered, 'c', 'gone', at(2)))
  expect(acceptLead(appointed, ['b'], at(3))).toEqual({ refused: 'noOffer' })
  const left = next(resign(offered, ['b'], at(2)))
  expect(acceptLead(left, ['b'], at(3))).toEqual({ refused: 'noOffer' })
})

test('she who says no, or the lead herself, ends an offer; a third one does not', () => {
  const offered = next(offer(home(), 'a', 'b'))
  expect(next(endOffer(offered, ['b'], at(2))).handover).toBeNull()
  expect(endOffer(offered, ['c'], at(2))).toEqual({ refused: 'noOffer' })
})

test('the lead can neither resign nor be removed before another leads', () => {
  expect(resign(home(), ['a'], at(1))).toEqual({ refused: 'leadStays' })
  expect(removeHost(home(), 'a', at(1))).toEqual({ refused: 'leadStays' })
})

test('a woman who hosts by her account and by a person she claimed leads by either, and goes with both', () => {
  const twice = { hosts: [host('x', 'leadHost'), host('b', 'host'), host('x2', 'host')], handover: null }
  expect(offerLead(twice, ['x2', 'x'], { personId: 'b', requestId: 'r' }, at(1))).toHaveProperty('next')
  expect(offerLead(twice, ['x2', 'x'], { personId: 'x2', requestId: 'r' }, at(1))).toEqual({ refused: 'isLead' })
  const given = next(appointLead(twice, 'b', 'asHost', at(1)))
  expect(hostsAt(next(resign(given, ['x', 'x2'], at(2))).hosts, at(2)).map(({ personId }) => personId)).toEqual(['b'])
})

test('a home takes no more than its hosts', () => {
  const full = {
    hosts: [host('a', 'leadHost'), ...Array.from({ length: 11 }, (_, i) => host(`h${i}`, 'host'))],
    handover: null,
  }
  expect(joinHosts(full, host('z', 'host'), at(1))).toEqual({ refused: 'tooMany' })
})
