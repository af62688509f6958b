/** One thing the build found, at a place a person can open. `line` counts from 1; absent when the whole file is meant. */
export interface Problem {
  severity: 'error' | 'warning'
  file: string
  line?: number
  message: string
}

/** Collects what the checks find, so that one run shows everything at once instead of the first failure only. */
export class Problems {
  readonly all: Problem[] = []

  error(file: string, line: number | undefined, message: string): void {
    this.all.push({ severity: 'error', file, line, message })
  }

  warn(file: string, line: number | undefined, message: string): void {
    this.all.push({ severity: 'warning', file, line, message })
  }

  get errors(): Problem[] {
    return this.all.filter((problem) => problem.severity === 'error')
  }

  get warnings(): Problem[] {
    return this.all.filter((problem) => problem.severity === 'warning')
  }

  /** Throws a {@link BuildFailure} naming every error with file and line; does nothing when there is none. */
  throwIfAny(): void {
    if (this.errors.length > 0) throw new BuildFailure(this.errors)
  }
}

/** The build refused its input. The message lists every reason; `problems` carries them for tools. */
export class BuildFailure extends Error {
  constructor(readonly problems: Problem[]) {
    super(`The mini program was not built:\n${problems.map((problem) => `  ${describe(problem)}`).join('\n')}`)
    this.name = 'BuildFailure'
  }
}

/** `miniprogram/app.json:12: message`, the form editors turn into a link. */
export function describe(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`
  return `${place}: ${problem.message}`
}

/** The line (from 1) on which `needle` first stands in `text`, or undefined when it does not. */
export function lineOf(text: string, needle: string): number | undefined {
  const at = text.indexOf(needle)
  return at < 0 ? undefined : lineAt(text, at)
}

/** The line (from 1) of a character offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
