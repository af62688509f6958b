import { contracts } from '../../contract/index'
import { DOORS } from '../../miniprogram/services/doors'

describe('how the phone knocks', () => {
  test('every action of the contract has its door, sealed exactly where the contract seals it', () => {
    const declared = Object.fromEntries(
      Object.entries(contracts).map(([name, actions]) => [
        name,
        Object.fromEntries(Object.entries(actions).map(([action, { sealed }]) => [action, sealed ? 'sealed' : 'open'])),
      ]),
    )
    expect(DOORS).toEqual(declared)
  })
})
