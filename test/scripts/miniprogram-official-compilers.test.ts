import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { compileOfficially, officialCompilersRunHere } from '../../scripts/build/miniprogram/official-compilers'
import { Problems, describe as said } from '../../scripts/build/miniprogram/problems'

describe("WeChat's own compilers", () => {
  let folder: string
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'official-'))
  })
  afterEach(() => fs.rmSync(folder, { recursive: true }))

  function compile(files: Record<string, string>): {
    verdict: ReturnType<typeof compileOfficially>
    problems: string[]
  } {
    for (const [file, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      fs.writeFileSync(path.join(folder, file), text)
    }
    const problems = new Problems()
    const verdict = compileOfficially(folder, Object.keys(files), problems)
    return { verdict, problems: problems.all.map((problem) => `${problem.severity} ${said(problem)}`) }
  }

  test('say loudly where they cannot run, instead of passing what they never read', () => {
    const real = Object.getOwnPropertyDescriptor(process, 'arch') as PropertyDescriptor
    Object.defineProperty(process, 'arch', { ...real, value: 'riscv64' })
    try {
      const { verdict } = compile({ 'a.wxml': '<view>' })
      expect(verdict).toEqual({ ran: false, reason: `there is no wcc and wcsc for ${process.platform} riscv64` })
    } finally {
      Object.defineProperty(process, 'arch', real)
    }
  })

  // On other machines the build itself says that it went unchecked, which the test above holds down.
  if (!officialCompilersRunHere()) return

  test('read every file of a good build', () => {
    const { verdict, problems } = compile({
      'pages/a.wxml': '<wxs src="./a.wxs" module="a" /><view>{{a.b}}</view>',
      'pages/a.wxs': 'module.exports = { b: 1 }',
      'app.wxss': "@import './pages/a.wxss';",
      'pages/a.wxss': '.a { padding: 1rpx }',
    })
    expect(verdict).toEqual({ ran: true, files: 4 })
    expect(problems).toEqual([])
  })

  test('make what they refuse in our files an error, in npm packages a warning', () => {
    expect(compile({ 'pages/a.wxss': '.a {\n}} x' }).problems[0]).toMatch(
      /^error miniprogram\/pages\/a\.wxss:2: wcsc: /,
    )
    const npm = 'miniprogram_npm/tdesign-miniprogram/popup/popup.wxml'
    expect(compile({ [npm]: '\n<view' }).problems[0]).toMatch(/^warning miniprogram_npm\/.*popup\.wxml:\d+: wcc: /)
  })
})
