import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Plugin, rolldown } from 'rolldown'
import { slimSdk } from '../../../scripts/build/functions/slim-sdk'
import { DEFENCES, type Defence } from './defences'

/*
 * `tsx test/functions/defences/take-out.ts <functions> <folder>`: the functions once more for each defence, without it, in `<folder>/<defence>`. Only
 * `help` is built; the others are those that stand in `<functions>`. A program of its own, since jest cannot load the bundler.
 */
const ROOT = path.join(__dirname, '..', '..', '..')
const BROKEN = 'help'

/** @throws Error when a defence is not where it was, or stands there twice. */
function without({ name, removed }: Defence): Plugin {
  const left = new Set(removed)
  return {
    name: 'without-a-defence',
    transform(code, id) {
      let changed = code
      for (const one of removed) {
        if (!id.endsWith(path.join('/', one.file))) continue
        if (changed.split(one.text).length !== 2) throw new Error(`${name}: not once in ${one.file}: ${one.text}`)
        changed = changed.replace(one.text, () => one.instead)
        left.delete(one)
      }
      return changed === code ? null : { code: changed, map: null }
    },
    buildEnd() {
      for (const { file } of left) throw new Error(`${name}: ${file} is no part of ${BROKEN}`)
    },
  }
}

async function takeOut(functionsDir: string, folder: string, defence: Defence): Promise<void> {
  const build = await rolldown({
    input: path.join(ROOT, 'cloudfunctions', BROKEN, 'index.ts'),
    cwd: ROOT,
    platform: 'node',
    plugins: [slimSdk(), without(defence)],
    logLevel: 'silent',
  })
  const { output } = await build.generate({ format: 'cjs', exports: 'named', codeSplitting: false })
  await build.close()
  mkdirSync(path.join(folder, BROKEN), { recursive: true })
  writeFileSync(path.join(folder, BROKEN, 'index.js'), output[0].code)
  for (const name of readdirSync(functionsDir)) {
    const from = path.join(functionsDir, name)
    if (name !== BROKEN) symlinkSync(from, path.join(folder, name))
    else if (existsSync(path.join(from, 'config.json')))
      symlinkSync(path.join(from, 'config.json'), path.join(folder, name, 'config.json'))
  }
}

async function takeOutEach(functionsDir: string, folder: string): Promise<void> {
  for (const [name, defence] of Object.entries(DEFENCES)) await takeOut(functionsDir, path.join(folder, name), defence)
}

takeOutEach(process.argv[2] ?? '', process.argv[3] ?? '').catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.stack : reason)
  process.exitCode = 1
})
