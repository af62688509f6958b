import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { oneAtATime, watchFolders } from '../../scripts/build/miniprogram/watch'

const fail = (reason: unknown) => {
  throw reason
}

describe('watching sources', () => {
  test('a change deep in a folder leads to a call; a folder that is not there is no error', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'watched-'))
    fs.mkdirSync(path.join(folder, 'pages'))
    let stop = () => {}
    const called = new Promise<void>((resolve, reject) => {
      stop = watchFolders([folder, path.join(folder, 'none')], async () => resolve(), reject, 5)
    })
    fs.writeFileSync(path.join(folder, 'pages', 'home.ts'), '')
    await called
    stop()
    fs.rmSync(folder, { recursive: true })
  })

  test('changes during a build lead to one more build after it, never to two at once', async () => {
    const builds: string[] = []
    const build = oneAtATime(async () => {
      builds.push('begin')
      if (builds.length === 1) {
        void build()
        void build()
      }
      await Promise.resolve()
      builds.push('end')
    }, fail)
    await build()
    expect(builds).toEqual(['begin', 'end', 'begin', 'end'])
  })

  test('a failing build is told, and the next one runs', async () => {
    const told: unknown[] = []
    let calls = 0
    const build = oneAtATime(
      async () => {
        if (++calls === 1) throw new Error('broken')
      },
      (reason) => told.push(reason),
    )
    await build()
    await build()
    expect(told).toEqual([new Error('broken')])
    expect(calls).toBe(2)
  })
})
