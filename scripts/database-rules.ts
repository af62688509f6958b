/**
 * Rules of our cloud functions that neither the compiler nor the database can hold:
 * - inside a transaction the SDK sends `where().update()`, `where().remove()`, `count()` and `aggregate()` outside of it, without a word
 *   (@cloudbase/database 1.4.3, query.ts and aggregate.ts); only `doc()`, `add` and `where().get()` belong to it;
 * - documents change through kit/store.ts alone, which guards, counts versions and writes the audit fact in the same write.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { ROOT } from './repository'

/** Who may write to the database itself. */
const WRITERS = ['cloudfunctions/kit/store.ts', 'cloudfunctions/kit/outbox.ts', 'cloudfunctions/kit/inbox.ts']
const WRITES = new Set(['add', 'set', 'update', 'updateAndReturn', 'remove'])

/** `a.b().c(…)`: the name it begins with and the methods that are called on the way. */
interface Chain {
  readonly root: string | undefined
  readonly methods: readonly string[]
}

/** What the rules say about one file; empty when all is well. `file` is its path from the root of the repository. */
export function databaseProblems(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const names = namesIn(source)
  const problems: string[] = []
  visit(source, (node) => {
    if (!ts.isCallExpression(node)) return
    const problem = problemOf(names.chainOf(node), file, names.transactions)
    if (!problem) return
    const { line } = source.getLineAndCharacterOfPosition(node.expression.getEnd())
    problems.push(`${file}:${line + 1} ${problem}`)
  })
  return problems
}

function problemOf({ root, methods }: Chain, file: string, transactions: ReadonlySet<string>): string | undefined {
  const last = methods.at(-1) ?? ''
  const queried = methods.includes('where') && !methods.includes('doc')
  if (root !== undefined && transactions.has(root)) {
    if (last === 'count' || last === 'aggregate' || (queried && ['update', 'remove'].includes(last)))
      return `${queried ? 'where().' : ''}${last}() runs outside the transaction "${root}": use doc()`
  }
  const reached = methods.slice(0, -1).some((method) => ['collection', 'doc', 'where'].includes(method))
  if (reached && WRITES.has(last) && !WRITERS.includes(file))
    return `${last}() writes past kit/store.ts: no guard, no version, no audit fact`
  return undefined
}

/** Names of the file that stand for transactions, and for chains that began elsewhere (`const homes = t.collection('homes')`). */
function namesIn(source: ts.SourceFile) {
  const transactions = new Set<string>()
  const begun = new Map<string, ts.Expression>()
  const chainOf = (expression: ts.Expression, depth = 0): Chain => {
    if (ts.isParenthesizedExpression(expression) || ts.isNonNullExpression(expression))
      return chainOf(expression.expression, depth)
    if (ts.isIdentifier(expression)) {
      const from = begun.get(expression.text)
      return from && depth < 10 ? chainOf(from, depth + 1) : { root: expression.text, methods: [] }
    }
    if (ts.isPropertyAccessExpression(expression)) return chainOf(expression.expression, depth)
    if (!ts.isCallExpression(expression)) return { root: undefined, methods: [] }
    const { root, methods } = chainOf(expression.expression, depth)
    const called = expression.expression
    return { root, methods: ts.isPropertyAccessExpression(called) ? [...methods, called.name.text] : methods }
  }
  visit(source, (node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [work] = node.arguments
      if (node.expression.name.text === 'runTransaction' && work && ts.isFunctionLike(work))
        note(work.parameters[0]?.name)
    }
    if ((ts.isParameter(node) || ts.isVariableDeclaration(node)) && /\bTransaction\b/.test(node.type?.getText() ?? ''))
      note(node.name)
    if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isIdentifier(node.name)) return
    const { initializer } = node
    if (ts.isAwaitExpression(initializer)) {
      if (chainOf(initializer.expression).methods.at(-1) === 'startTransaction') note(node.name)
    } else if (ts.isArrowFunction(initializer)) {
      if (!ts.isBlock(initializer.body)) begun.set(node.name.text, initializer.body)
    } else begun.set(node.name.text, initializer)
  })
  function note(name: ts.BindingName | undefined): void {
    if (name && ts.isIdentifier(name)) transactions.add(name.text)
  }
  return { transactions, chainOf: (expression: ts.Expression) => chainOf(expression) }
}

function visit(node: ts.Node, each: (node: ts.Node) => void): void {
  each(node)
  node.forEachChild((child) => visit(child, each))
}

function problemsOfAll(): string[] {
  const folder = join(ROOT, 'cloudfunctions')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  return files.flatMap((file) => {
    const path = join(folder, file)
    return databaseProblems(relative(ROOT, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'))
  })
}

if (require.main === module) {
  const problems = problemsOfAll()
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length > 0 ? 1 : 0
}
