/** A crash at every step that the log takes: what is on disk then always opens as everything that was written, and never as half of something. */
import fs from 'node:fs'
import promises from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../../local/gateway/engine/database'
import { Row } from '../../../local/gateway/engine/row'
import type { Doc } from '../../../local/gateway/engine/value'
import { Log } from '../../../local/gateway/log/log'

const made: string[] = []
function folder(): string {
  const path = fs.mkdtempSync(join(tmpdir(), 'crash-'))
  made.push(path)
  return path
}
afterEach(() => {
  jest.restoreAllMocks()
  for (const path of made.splice(0)) fs.rmSync(path, { recursive: true, force: true })
})

function open(path: string, compactAfter = 1e9) {
  const said: string[] = []
  const database = new Database({ collections: [{ name: 'c', indexes: [] }] })
  const log = new Log({
    folder: path,
    fsync: false,
    compactAfter,
    restore: (change) => database.restore(change),
    collections: () => [...database.all()],
    say: (line) => said.push(line),
  })
  database.begin(log)
  const collection = database.collection('c')
  const written = new Map<string, Doc>()
  return {
    log,
    said,
    /** Documents to put, ids to remove. */
    write(...docs: readonly (Doc | string)[]) {
      for (const doc of docs) {
        if (typeof doc === 'string') written.delete(doc)
        else written.set(String(doc._id), doc)
      }
      const prepared = docs.map((doc) => {
        const [key, content] = typeof doc === 'string' ? [doc, null] : [String(doc._id), doc]
        const write = collection.prepare(collection.place(key), content)
        if (write instanceof Row) throw new Error('nobody else writes here')
        return write
      })
      database.commit(prepared)
    },
    /** Everything that is on disk, from the moment when its record is: a new log begins before memory knows. */
    written: () => Object.fromEntries(written),
    docs: () => Object.fromEntries([...collection.rows].flatMap(([key, { doc }]) => (doc ? [[key, doc]] : []))),
  }
}

type Documents = ReturnType<ReturnType<typeof open>['docs']>

async function recovered(path: string) {
  const { log, docs, said } = open(path)
  const found = docs()
  await log.close()
  return { found, said }
}

test('a process that dies at any step of a compaction leaves a folder that opens as everything written so far', async () => {
  const path = folder()
  const { log, write, written: soFar, said } = open(path, 3_000)
  const images: { step: string; image: string; written: Documents }[] = []
  const image = (step: string) => {
    const copy = join(folder(), 'database')
    fs.cpSync(path, copy, { recursive: true })
    images.push({ step, image: copy, written: soFar() })
  }
  let n = 0
  const more = () => write({ _id: `m${n++ % 30}`, n, text: 'x'.repeat(60) }, { _id: `pair${n % 7}`, n })
  const during = <T>(step: string, work: () => T): T => {
    image(`before ${step}`)
    const result = work()
    image(`after ${step}`)
    return result
  }
  const { openSync, rmSync } = fs
  const { open: openFile, rename } = promises
  jest.spyOn(fs, 'openSync').mockImplementation((...args) => {
    const isLog = typeof args[0] === 'string' && args[0].startsWith(path) && args[1] === 'a'
    return isLog ? during('a new log', () => openSync(...args)) : openSync(...args)
  })
  jest.spyOn(fs, 'rmSync').mockImplementation((...args) => during(`removing ${String(args[0])}`, () => rmSync(...args)))
  jest.spyOn(promises, 'rename').mockImplementation(async (...args) => {
    more()
    image('before naming the snapshot')
    await rename(...args)
    more()
    image('after naming the snapshot')
  })
  jest.spyOn(promises, 'open').mockImplementation(async (...args) => {
    const handle = await openFile(...args)
    more()
    image(`after opening ${String(args[0])}`)
    const { writeFile } = handle
    handle.writeFile = async (data) => {
      const bytes = data as Buffer
      await writeFile.call(handle, bytes.subarray(0, bytes.length >> 1))
      image('half a snapshot')
      more()
      await writeFile.call(handle, bytes.subarray(bytes.length >> 1))
      image('a snapshot without its name')
    }
    return handle
  })
  while (images.every(({ step }) => !step.startsWith('after removing'))) {
    more()
    await new Promise((resolve) => setImmediate(resolve))
  }
  write('m3', { _id: 'm4', n: -1 })
  await log.close()
  jest.restoreAllMocks()
  image('the end')
  expect(said).toEqual([])
  for (const step of ['before a new log', 'half a snapshot', 'before naming the snapshot', 'after naming the snapshot'])
    expect(images.map((each) => each.step)).toContain(step)
  for (const { step, image: copy, written } of images)
    expect({ step, ...(await recovered(copy)) }).toEqual({ step, found: written, said: [] })
})

async function threeRecords() {
  const path = folder()
  const { log, write, docs } = open(path)
  const file = join(path, 'log-00000001.jsonl')
  const states: Documents[] = [docs()]
  const ends = [0]
  const batches: (Doc | string)[][] = [
    [{ _id: 'a', n: 1 }],
    [{ _id: 'b', text: '家' }, { _id: 'c' }],
    ['a', { _id: 'b', n: 2 }],
  ]
  for (const batch of batches) {
    write(...batch)
    states.push(docs())
    ends.push(fs.statSync(file).size)
  }
  await log.close()
  return { path, file, whole: fs.readFileSync(file), states, ends }
}

test('a log cut off at any byte opens as the whole records before it, and says so', async () => {
  const { path, file, whole, states, ends } = await threeRecords()
  for (let length = 0; length <= whole.length; length++) {
    fs.writeFileSync(file, whole.subarray(0, length))
    const kept = ends.filter((end) => end <= length).length - 1
    const { found, said } = await recovered(path)
    expect({ length, found }).toEqual({ length, found: states[kept] })
    expect(said).toHaveLength(ends.includes(length) ? 0 : 1)
  }
})

test('a bit that flips in the last record drops that record and says so; one before it stops the start', async () => {
  const { path, file, whole, states, ends } = await threeRecords()
  const [, , second = 0] = ends
  for (let at = 0; at < whole.length; at++) {
    const flipped = Buffer.from(whole)
    flipped[at] = (whole[at] as number) ^ (1 << (at % 8))
    fs.writeFileSync(file, flipped)
    // the line end in front of the last record joins the two: both are then the damaged end
    const joined = at === second - 1
    if (at < second && !joined) {
      expect(() => open(path)).toThrow('is damaged at byte')
      continue
    }
    const { found, said } = await recovered(path)
    expect({ at, found }).toEqual({ at, found: states[joined ? 1 : 2] })
    expect(said.join()).toMatch(/bytes .*were dropped/)
  }
})

test('a log whose end is missing is not taken for whole when a later one goes on', async () => {
  const { path, file, whole } = await threeRecords()
  fs.writeFileSync(join(path, 'log-00000002.jsonl'), whole)
  fs.writeFileSync(file, whole.subarray(0, whole.length - 5))
  expect(() => open(path)).toThrow('log-00000001.jsonl is damaged at byte')
  expect(() => open(path)).toThrow('log-00000001.jsonl is damaged at byte')
})
