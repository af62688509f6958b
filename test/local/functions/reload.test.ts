import { rmSync } from 'node:fs'
import path from 'node:path'
import { FileWatch } from '../../../local/functions/watch'
import { errorOf, openRoom, until } from './room'

describe('a function that is built anew', () => {
  test('answers with the new code at the very next call, and says so', async () => {
    const room = openRoom({ f: 'exports.main = () => 1', other: 'exports.main = () => 1' })
    expect(await room.result('f')).toBe(1)
    room.write('f', 'exports.main = () => 22')
    expect(await room.result('f')).toBe(22)
    expect(room.reloaded).toEqual(['f'])
  })

  test('is noticed without a call', async () => {
    const room = openRoom({ f: 'exports.main = () => 1' })
    room.write('f', 'exports.main = () => 22')
    await until('the reload', () => room.reloaded.length === 1)
  })

  test('lets a running invocation finish on its old code', async () => {
    const room = openRoom(
      {
        f: 'exports.main = async (event) => { if (event.slow) await new Promise((r) => setTimeout(r, 400)); return 1 }',
      },
      { instancesPerFunction: 1 },
    )
    await room.result('f')
    const slow = room.result('f', { slow: true })
    await new Promise(setImmediate)
    room.write('f', 'exports.main = () => 22')
    expect(await Promise.all([slow, room.result('f')])).toEqual([1, 22])
  })

  test('a file that is missing for a moment, as in a build, is no change of its own', async () => {
    const room = openRoom({ f: 'exports.main = () => 1' })
    const file = path.join(room.folder, 'functions', 'f', 'index.js')
    const changes: string[] = []
    const watch = new FileWatch([file], (changed) => changes.push(changed), 3_600_000)
    rmSync(file)
    expect(watch.look(file)).toBe(false)
    expect(errorOf(await room.call('f')).code).toBe('FUNCTION_NOT_FOUND')
    room.write('f', 'exports.main = () => 22')
    expect([watch.look(file), watch.look(file)]).toEqual([true, false])
    expect(changes).toEqual([file])
    watch.close()
  })
})
