import path from 'node:path'
import ts from 'typescript'

/*
 * What the types of the contract refuse: compiled here from text, since a program that compiles cannot hold its own refusals.
 */
const ROOT = path.join(__dirname, '..', '..')
const IMPORTS = `
import { z } from 'zod'
import { anyone, staffOver } from '../../contract/access'
import { action, type Contract } from '../../contract/action'
import { privateField } from '../../contract/private-field'
import { serve } from '../../cloudfunctions/kit/serve'
import { checkers } from '../../cloudfunctions/kit/access'
const open = z.strictObject({ name: z.string() })
const closed = z.strictObject({ phone: privateField(z.string()) })
`

const COMPILES: Record<string, string> = {
  'an open action': `export const a = action({ summary: '看', access: anyone, effect: 'read', input: open, output: open })`,
  'a sealed action with a private input': `export const a = action({ summary: '看', access: anyone, effect: 'read', sealed: true, input: closed, output: open })`,
  'a use case that is given what its rule has read': `
const contract = { look: action({ summary: '看', access: staffOver('orgId', 'village'), effect: 'read', input: z.strictObject({ orgId: z.string() }), output: open }) }
export const main = serve('x', contract, { look: async ({ organisation }) => ({ name: organisation.name }) })`,
}

const REFUSED: Record<string, [source: string, says: RegExp]> = {
  'an action without a rule': [
    `export const a = action({ summary: '看', effect: 'read', input: open, output: open })`,
    /access/,
  ],
  'an action without an effect': [
    `export const a = action({ summary: '看', access: anyone, input: open, output: open })`,
    /effect/,
  ],
  'a private input that is not sealed': [
    `export const a = action({ summary: '看', access: anyone, effect: 'read', input: closed, output: open })`,
    /sealed/,
  ],
  'a private output that is not sealed': [
    `export const a = action({ summary: '看', access: anyone, effect: 'read', input: open, output: closed })`,
    /sealed/,
  ],
  'a private field deep inside, optional or null': [
    `export const a = action({ summary: '看', access: anyone, effect: 'read', input: open,
      output: z.object({ rows: z.array(z.object({ phone: privateField(z.string()).nullable().optional() })) }) })`,
    /sealed/,
  ],
  'sealing where nothing is private': [
    `export const a = action({ summary: '看', access: anyone, effect: 'read', sealed: true, input: open, output: open })`,
    /sealed|never|undefined/,
  ],
  'a use case for what its rule has not read': [
    `
const contract = { look: action({ summary: '看', access: anyone, effect: 'read', input: open, output: open }) }
export const main = serve('x', contract, { look: async ({ organisation }) => ({ name: organisation.name }) })`,
    /organisation/,
  ],
  'a contract with an action that nobody serves': [
    `
const contract = { look: action({ summary: '看', access: anyone, effect: 'read', input: open, output: open }) }
export const main = serve('x', contract, {})`,
    /look/,
  ],
  'a table of checkers that lacks a rule': [
    `const { anyone: _left, ...others } = checkers
export const all: typeof checkers = others`,
    /anyone/,
  ],
}

const fixture = (name: string): string => path.join(ROOT, 'test', 'contract', `${name.replace(/\W+/g, '-')}.fixture.ts`)

describe('the types of the contract', () => {
  const sources = new Map<string, string>([
    ...Object.entries(COMPILES).map(([name, text]) => [fixture(name), IMPORTS + text] as const),
    ...Object.entries(REFUSED).map(([name, [text]]) => [fixture(name), IMPORTS + text] as const),
  ])
  const program = compile(sources)

  it.each(Object.keys(COMPILES))('take %s', (name) => {
    expect(complaints(program, fixture(name))).toEqual([])
  })

  it.each(Object.entries(REFUSED))('refuse %s', (name, [, says]) => {
    expect(complaints(program, fixture(name)).join('\n')).toMatch(says)
  })
})

function compile(sources: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT)
  const compilerOptions = { ...options, types: ['node'], noUnusedLocals: false }
  const host = ts.createCompilerHost(compilerOptions)
  const { readFile, fileExists, getSourceFile } = host
  host.readFile = (file) => sources.get(file) ?? readFile(file)
  host.fileExists = (file) => sources.has(file) || fileExists(file)
  host.getSourceFile = (file, version) => {
    const text = sources.get(file)
    return text === undefined ? getSourceFile(file, version) : ts.createSourceFile(file, text, version)
  }
  return ts.createProgram([...sources.keys()], compilerOptions, host)
}

function complaints(program: ts.Program, file: string): string[] {
  const source = program.getSourceFile(file)
  return ts
    .getPreEmitDiagnostics(program, source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}
