import { readFileSync } from 'node:fs'
import path from 'node:path'
import { completePackages, platformOf } from '../../scripts/complete-lock'
import { ROOT } from '../../scripts/repository'

const text = readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')

test('the lock file names every platform’s binaries, or npm ci refuses it', () => {
  expect(completePackages(JSON.parse(text).packages)).toEqual([])
})

test('the lock file holds no registry address', () => {
  expect(text).not.toMatch(/"resolved"|https?:\/\/registry/)
})

test('every direct dependency has an exact version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
})

test('the name of a binary package tells its platform', () => {
  expect(platformOf('@swc/core-linux-arm64-musl')).toEqual({ os: ['linux'], cpu: ['arm64'], libc: ['musl'] })
  expect(platformOf('@rolldown/binding-wasm32-wasi')).toEqual({ cpu: ['wasm32'] })
  expect(platformOf('fast-check')).toBeNull()
})
