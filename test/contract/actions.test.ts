import { checkers } from '../../cloudfunctions/kit/access'
import { privateSchemas } from '../../contract/private-field'
import { ACTIONS } from './actions'
import { fieldNamesIn, schemasIn, takesMore } from './schema-walk'

/** Fields whose value is private wherever it stands (safety, "Every door"): they must carry the mark. */
const PRIVATE_NAMES = /^(phone|address|secret|pin|receipt)$/

describe.each(ACTIONS)('%s', (_name, action) => {
  const schemas = new Set([...schemasIn(action.input), ...schemasIn(action.output)])

  it('says in Chinese what it does', () => {
    expect(action.summary).toMatch(/\p{Script=Han}{4,}/u)
  })

  it('declares who may take it, by a rule that has a checker', () => {
    expect(Object.keys(checkers)).toContain(action.access.kind)
  })

  it('names in its rule a field that its input has', () => {
    if (!('field' in action.access)) return
    expect(fieldNamesIn(action.input)).toContain(action.access.field)
  })

  it('takes no field that it does not name', () => {
    expect([...schemasIn(action.input)].filter(takesMore)).toEqual([])
  })

  it('says whether it changes anything', () => {
    expect(['read', 'write']).toContain(action.effect)
  })

  it('is sealed exactly when its schemas hold a private field', () => {
    expect(action.sealed).toBe([...schemas].some((schema) => privateSchemas.has(schema)))
  })
})

it('marks every field as private whose name says so, except what a resident gives out herself', () => {
  const open = ACTIONS.filter(([, action]) => !action.sealed)
    .map(([name, action]) => [
      name,
      [...fieldNamesIn(action.input), ...fieldNamesIn(action.output)].filter((field) => PRIVATE_NAMES.test(field)),
    ])
    .filter(([, fields]) => fields?.length)
  // A home's own page shows its address: coarse for a flat, public for a hall (domain/micro-home, ShownPlace).
  expect(open).toEqual([['home.view', ['address']]])
})
