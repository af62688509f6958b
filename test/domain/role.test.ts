import { grantsInForce, mayActFor, mayAppoint, placesServed, type Role, type RoleGrant } from '../../domain/role'

const day = (date: string): Date => new Date(`${date}T00:00:00+08:00`)
const noon = day('2027-05-19')

const grant = (role: Role, orgPath: string, from = '2027-01-01', until: string | null = null): RoleGrant => ({
  id: `${role}${orgPath}`,
  role,
  orgId: orgPath.split('/').at(-2) ?? '',
  orgPath,
  orgName: orgPath,
  from: day(from),
  until: until === null ? null : day(until),
})

test('a role is in force from its first moment until just before its end', () => {
  const one = grant('villageAdmin', 'C/T/V/', '2027-05-01', '2027-06-01')
  const at = (moment: Date) => grantsInForce([one], moment).length === 1
  expect(at(new Date(day('2027-05-01').getTime() - 1))).toBe(false)
  expect(at(day('2027-05-01'))).toBe(true)
  expect(at(new Date(day('2027-06-01').getTime() - 1))).toBe(true)
  expect(at(day('2027-06-01'))).toBe(false)
})

test('an officer acts for her place and all below it, and for no other', () => {
  const grants = [grant('townshipAdmin', 'C/T/')]
  expect(mayActFor(grants, 'C/T/', 'township', noon)).toBe(true)
  expect(mayActFor(grants, 'C/T/V/', 'village', noon)).toBe(true)
  expect(mayActFor(grants, 'C/T2/', 'village', noon)).toBe(false)
  expect(mayActFor(grants, 'C/', 'village', noon)).toBe(false)
})

test('a place whose id begins like hers is not hers', () => {
  expect(mayActFor([grant('townshipAdmin', 'C/T1/')], 'C/T10/', 'village', noon)).toBe(false)
})

test('what needs a higher level is not done by a lower one', () => {
  expect(mayActFor([grant('villageAdmin', 'C/T/V/')], 'C/T/V/', 'township', noon)).toBe(false)
  expect(mayActFor([grant('countyAdmin', 'C/')], 'C/T/V/', 'county', noon)).toBe(true)
})

test('an ended role gives nothing', () => {
  expect(mayActFor([grant('countyAdmin', 'C/', '2027-01-01', '2027-05-18')], 'C/T/', 'village', noon)).toBe(false)
})

test('one appoints only to roles below her own, within her place', () => {
  const grants = [grant('townshipAdmin', 'C/T/')]
  expect(mayAppoint(grants, 'C/T/V/', 'villageAdmin', noon)).toBe(true)
  expect(mayAppoint(grants, 'C/T/', 'townshipAdmin', noon)).toBe(false)
  expect(mayAppoint(grants, 'C/T2/V/', 'villageAdmin', noon)).toBe(false)
})

test('an officer is listed at her places and all above them, also before her role begins', () => {
  const grants = [
    grant('villageAdmin', 'C/T/V/', '2027-07-01'),
    grant('townshipAdmin', 'C/T2/', '2026-01-01', '2027-01-01'),
  ]
  expect(placesServed(grants, noon)).toEqual(['C', 'T', 'V'])
})
