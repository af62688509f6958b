import { parseAst } from 'rolldown/parseAst'
import { remoteAddresses } from './addresses'
import { lineAt } from './problems'

/** A syntax tree node as the walk sees it: a type, and children under any name. */
interface Node {
  type: string
  start: number
  [child: string]: unknown
}

/** Something in a script that a phone would not run as the author thinks. */
export interface Finding {
  line: number
  message: string
}

/** What the rules learn about a script beside its faults. */
export interface ScriptReading {
  findings: Finding[]
  /** Names of `wx.*` members that the script uses. */
  wxMembers: Set<string>
}

const TESTING_DOOR = /^\/local\/|127\.0\.0\.1|\blocalhost\b/
const LOCALE_METHODS = new Set(['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'])

/**
 * Reads one script by its syntax (comments and types do not count) for what phones have no use for: `Intl` and what
 * needs it, code made from text (WeChat's `Function` returns undefined), imports at run time, addresses of the network
 * and of the test doors.
 */
export function readScript(source: string, language: 'ts' | 'js', file: string): ScriptReading {
  const program = parseAst(source, { lang: language }, file) as unknown as Node
  const reading: ScriptReading = { findings: [], wxMembers: new Set() }
  visit(program, (node) => {
    const message = fault(node)
    if (message) reading.findings.push({ line: lineAt(source, node.start), message })
    if (node.type === 'MemberExpression' && isName(node.object, 'wx')) reading.wxMembers.add(propertyName(node) ?? '')
  })
  return reading
}

function fault(node: Node): string | undefined {
  switch (node.type) {
    case 'MemberExpression':
      if (isName(node.object, 'Intl')) return 'Intl is not there on phones'
      if (LOCALE_METHODS.has(propertyName(node) ?? ''))
        return `${propertyName(node)} needs Intl, which phones lack: format with dayjs`
      return undefined
    case 'CallExpression':
      if (isName(node.callee, 'eval')) return 'eval does not run in a mini program'
      if (isName(node.callee, 'Function')) return 'code made from text does not run in a mini program'
      return undefined
    case 'NewExpression':
      return isName(node.callee, 'Function') ? 'code made from text does not run in a mini program' : undefined
    case 'ImportExpression':
      return 'import() is not supported: an asynchronous component is named in usingComponents with a componentPlaceholder'
    case 'Literal':
      return typeof node.value === 'string' ? addressFault(node.value) : undefined
    case 'TemplateElement':
      return addressFault((node.value as { cooked?: string }).cooked ?? '')
    default:
      return undefined
  }
}

function addressFault(text: string): string | undefined {
  const remote = remoteAddresses(text)[0]
  if (remote) return `remote address ${remote.address}: the phone speaks to the cloud through wx.cloud only`
  if (TESTING_DOOR.test(text)) return `${text} is a door of the local test machine`
  return undefined
}

function isName(node: unknown, name: string): boolean {
  const candidate = node as Node | undefined
  return candidate?.type === 'Identifier' && candidate.name === name
}

function propertyName(node: Node): string | undefined {
  const property = node.property as Node | undefined
  if (property?.type === 'Identifier' && node.computed !== true) return property.name as string
  return property?.type === 'Literal' ? String(property.value) : undefined
}

function visit(node: Node, act: (node: Node) => void): void {
  act(node)
  for (const child of Object.values(node)) {
    if (Array.isArray(child)) for (const one of child) visitIfNode(one, act)
    else visitIfNode(child, act)
  }
}

function visitIfNode(value: unknown, act: (node: Node) => void): void {
  if (typeof value === 'object' && value !== null && typeof (value as Node).type === 'string') visit(value as Node, act)
}
