import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { remoteAddresses } from './addresses'
import { lineAt } from './problems'
import { NPM, type Sources } from './sources'
import type { Part } from './tree'
import { WXML_TAGS } from './wxml-tags'

/** What glass-easel reports for one template; lines count from 0. */
interface TemplateFinding {
  isError: boolean
  message: string
  startLine: number
}

/**
 * Follows every template to the templates and WXS scripts it takes in, compiles each with WeChat's own component engine
 * (glass-easel) and checks tags and images. Returns the output paths of all WXML and WXS files that are reached.
 * Errors inside npm packages are warnings: their newest syntax may be ahead of the compiler we have.
 */
export function walkTemplates(parts: Iterable<Part>, sources: Sources): Set<string> {
  const walk = new TemplateWalk(sources)
  for (const part of parts) {
    if (!sources.exists(`${part.path}.wxml`)) continue
    for (const template of walk.template(part.path)) {
      if (!part.path.startsWith(NPM)) checkTags(part, template, sources)
    }
  }
  walk.end()
  return walk.files
}

class TemplateWalk {
  readonly files = new Set<string>()
  private readonly group = new TmplGroup()
  private readonly reach = new Map<string, Set<string>>()

  constructor(private readonly sources: Sources) {}

  end(): void {
    this.group.free()
  }

  /** The template and all that it imports or includes, as paths without an ending. */
  template(outputPath: string): Set<string> {
    const known = this.reach.get(outputPath)
    if (known) return known
    const reached = new Set([outputPath])
    this.reach.set(outputPath, reached)
    const file = `${outputPath}.wxml`
    this.files.add(file)
    this.compile(outputPath, file)
    checkImages(outputPath, this.sources)
    for (const script of this.group.getScriptDependencies(outputPath)) this.script(String(script), file)
    for (const dependency of this.group.getDirectDependencies(outputPath)) {
      const target = String(dependency)
      if (!this.sources.exists(`${target}.wxml`)) {
        this.sources.problems.error(this.sources.name(file), undefined, `takes in ${target}.wxml, which does not exist`)
        continue
      }
      for (const one of this.template(target)) reached.add(one)
    }
    return reached
  }

  private compile(outputPath: string, file: string): void {
    const findings = (this.group.addTmpl(outputPath, this.sources.text(file)) ?? []) as TemplateFinding[]
    for (const { isError, message, startLine } of findings) {
      const report = isError && !outputPath.startsWith(NPM) ? 'error' : 'warn'
      this.sources.problems[report](this.sources.name(file), startLine + 1, `glass-easel: ${message}`)
    }
  }

  private script(outputPath: string, usedIn: string): void {
    const file = outputPath.endsWith('.wxs') ? outputPath : `${outputPath}.wxs`
    if (this.files.has(file)) return
    if (!this.sources.exists(file)) {
      this.sources.problems.error(this.sources.name(usedIn), undefined, `uses ${file}, which does not exist`)
      return
    }
    this.files.add(file)
    for (const [, reference] of this.sources.text(file).matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)) {
      if (reference) this.script(path.posix.join(path.posix.dirname(file), reference), file)
    }
  }
}

/** Both would run what somebody wrote as markup; text is shown as text (safety, "Every door": stored text is inert). */
const MARKUP_TAGS = new Set(['rich-text', 'web-view'])

/** WeChat renders an unknown tag as nothing and says nothing: a forgotten usingComponents line would only show on a phone. */
function checkTags(part: Part, template: string, sources: Sources): void {
  const text = blankComments(sources.text(`${template}.wxml`))
  for (const match of text.matchAll(/<([a-z][a-z0-9-]*)/g)) {
    const tag = match[1] ?? ''
    if (MARKUP_TAGS.has(tag)) {
      sources.problems.error(
        sources.name(`${template}.wxml`),
        lineAt(text, match.index),
        `<${tag}> would run text as markup`,
      )
      continue
    }
    if (WXML_TAGS.has(tag) || part.components.has(tag) || part.generics.includes(tag)) continue
    const owner = template === part.path ? '' : ` (taken in by ${part.path})`
    sources.problems.error(
      sources.name(`${template}.wxml`),
      lineAt(text, match.index),
      `<${tag}> is neither built in nor in usingComponents${owner}`,
    )
  }
}

/** Images named in the open must exist, and none may come from the network: the product runs on what it ships. */
function checkImages(outputPath: string, sources: Sources): void {
  if (outputPath.startsWith(NPM)) return
  const file = `${outputPath}.wxml`
  const text = blankComments(sources.text(file))
  for (const { address, at } of remoteAddresses(text)) {
    sources.problems.error(sources.name(file), lineAt(text, at), `remote address ${address}`)
  }
  for (const match of text.matchAll(/<(?:image|cover-image)\b[^>]*?\ssrc="([^"{]+)"/g)) {
    const reference = match[1] ?? ''
    if (/^[a-z]+:/.test(reference)) continue
    const target = reference.startsWith('/')
      ? reference.slice(1)
      : path.posix.join(path.posix.dirname(outputPath), reference)
    if (!sources.exists(target)) {
      sources.problems.error(sources.name(file), lineAt(text, match.index), `image ${reference} does not exist`)
    }
  }
}

/** Comments become blanks so that offsets and lines stay. */
function blankComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
}
