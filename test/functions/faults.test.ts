import { readdirSync } from 'node:fs'
import { ACTIONS } from '../contract/actions'

it('the writes of every function are broken in a file of its own', () => {
  const functions = ACTIONS.filter(([, { effect }]) => effect === 'write').map(([name]) => name.split('.')[0])
  const files = readdirSync(__dirname).flatMap((file) => /^faults-(\w+)\.test\.ts$/.exec(file)?.[1] ?? [])
  expect(files.sort()).toEqual([...new Set(functions)].sort())
})
