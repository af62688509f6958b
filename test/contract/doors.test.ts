import { z } from 'zod'
import { anyone } from '../../contract/access'
import { action } from '../../contract/action'
import { doors } from '../../contract/doors'

const door = (summary: string) =>
  action({ summary, access: anyone, effect: 'read', input: z.strictObject({}), output: z.object({}) })

test('the doors of a function are those of all its parts', () => {
  expect(Object.keys(doors({ come: door('来') }, {}, { go: door('走') }))).toEqual(['come', 'go'])
})

test('two parts with a door of one name are refused by its name: one would hide the other', () => {
  expect(() => doors({ cancel: door('不来了') }, { cancel: door('不办了') })).toThrow('cancel')
})
