import path from 'node:path'
import { remoteAddresses } from './addresses'
import { lineAt } from './problems'
import type { Sources } from './sources'
import { ICON_STYLES, withoutIconFont } from './tdesign-icons'

/**
 * Follows every style sheet over its @import lines. Returns output path -> text as it goes into the build.
 * Nothing in a style sheet may come from the network, and WeChat shows no local image from one
 * (https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxss.html), so url() may only hold data.
 */
export function walkStyles(starts: Iterable<string>, sources: Sources): Map<string, string> {
  const reached = new Map<string, string>()
  const visit = (file: string, importedBy?: { file: string; line: number }): void => {
    if (reached.has(file)) return
    if (!sources.exists(file)) {
      if (importedBy)
        sources.problems.error(importedBy.file, importedBy.line, `@import of ${file}, which does not exist`)
      return
    }
    const text = file === ICON_STYLES ? withoutIconFont(sources.text(file)) : sources.text(file)
    reached.set(file, text)
    const plain = blankComments(text)
    checkAddresses(file, plain, sources)
    for (const match of plain.matchAll(/@import\s+(?:url\()?\s*['"]?([^'")\s;]+)/g)) {
      const reference = match[1] ?? ''
      const target = reference.startsWith('/')
        ? reference.slice(1)
        : path.posix.join(path.posix.dirname(file), reference)
      visit(target, { file: sources.name(file), line: lineAt(plain, match.index) })
    }
  }
  for (const start of starts) visit(start)
  return reached
}

function checkAddresses(file: string, plain: string, sources: Sources): void {
  for (const { address, at } of remoteAddresses(plain)) {
    sources.problems.error(sources.name(file), lineAt(plain, at), `remote address ${address}`)
  }
  for (const match of plain.matchAll(/url\(\s*['"]?([^'")]+)/g)) {
    const target = match[1] ?? ''
    if (/^(data:|#|https?:)/.test(target) || target.endsWith('.wxss')) continue
    const reason = `url(${target}): WeChat shows no local file from a style sheet; use <image> or a data: address`
    sources.problems.error(sources.name(file), lineAt(plain, match.index), reason)
  }
}

function blankComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
}
