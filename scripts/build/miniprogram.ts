import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type AppJson, checkAppJson, readAppJson } from './miniprogram/app-json'
import { addAssets } from './miniprogram/assets'
import { type PinnedDeployment, readPinnedDeployment } from './miniprogram/deployment'
import { compileOfficially, type OfficialVerdict } from './miniprogram/official-compilers'
import { type OutputFiles, writeOutput } from './miniprogram/output'
import { lineOf, type Problem, Problems } from './miniprogram/problems'
import { bundleScripts } from './miniprogram/scripts'
import { checkSizes, type PackageSize } from './miniprogram/sizes'
import { NPM, Sources } from './miniprogram/sources'
import { walkStyles } from './miniprogram/styles'
import { TDESIGN_ICON, undrawnIcons } from './miniprogram/tdesign-icons'
import { walkTemplates } from './miniprogram/templates'
import { type Tree, walkTree } from './miniprogram/tree'
import { type StopWatching, watchFolders } from './miniprogram/watch'

export interface MiniprogramOptions {
  /** The repository: miniprogram/ lies in it, and what it imports. */
  root: string
  /** The build folder (dist); the mini program goes to `miniprogram` inside it. */
  outDir: string
  /** The deployment file to pin, relative to `root`; this machine's own when not given. */
  config?: string
}

export interface MiniprogramBuild {
  folder: string
  files: number
  packages: PackageSize[]
  warnings: Problem[]
  official: OfficialVerdict
}

/**
 * Builds miniprogram/ into a folder that WeChat DevTools opens and the browser preview runs.
 * Everything is checked before the folder is touched, so a failed build leaves the last good one as it was.
 * @throws BuildFailure listing every error with file and line.
 */
export async function buildMiniprogram({ root, outDir, config }: MiniprogramOptions): Promise<MiniprogramBuild> {
  const problems = new Problems()
  const sources = new Sources(root, problems)
  const deployment = readPinnedDeployment(root, config)
  const app = readAppJson(sources)
  if (!app) problems.throwIfAny()
  const { output, tree } = await assemble(app as AppJson, sources, deployment)
  const sizes = new Map([...output].map(([file, content]) => [file, Buffer.byteLength(content)]))
  const packages = checkSizes(sizes, tree.packages, problems)
  const official = checkOfficially(output, problems)
  problems.throwIfAny()
  const folder = path.join(outDir, 'miniprogram')
  writeOutput(folder, output)
  return { folder, files: output.size, packages, warnings: problems.warnings, official }
}

async function assemble(
  app: AppJson,
  sources: Sources,
  deployment: PinnedDeployment,
): Promise<{ output: OutputFiles; tree: Tree }> {
  checkAppJson(app, sources)
  const tree = walkTree(app, sources)
  refuseFontIcons(tree, sources)
  const parts = [...tree.parts.values()]
  const output: OutputFiles = new Map()
  const take = (file: string) => output.set(file, sources.text(file))

  take('app.json')
  if (app.sitemapLocation && sources.exists(app.sitemapLocation)) take(app.sitemapLocation)
  for (const { path: part } of parts) if (sources.exists(`${part}.json`)) take(`${part}.json`)
  for (const file of walkTemplates(parts, sources)) {
    take(file)
    for (const icon of file.startsWith(NPM) ? undrawnIcons(sources.text(file)) : []) {
      sources.problems.warn(sources.name(file), undefined, `shows the icon ${icon}: draw it in tdesign-icons.ts`)
    }
  }
  const styles = walkStyles(
    ['app', ...parts.map((part) => part.path)].map((part) => `${part}.wxss`),
    sources,
  )
  for (const [file, text] of styles) output.set(file, text)
  const scripts = await bundleScripts(tree, sources, deployment)
  for (const [file, code] of scripts.files) output.set(file, code)
  checkPrivateInfos(app, scripts.wxMembers, sources)
  addAssets(output, sources)
  return { output, tree }
}

/** TDesign's icon component draws from a remote font; its own components keep a few drawn icons, our pages have ours. */
function refuseFontIcons(tree: Tree, sources: Sources): void {
  for (const part of tree.parts.values()) {
    if (part.path.startsWith(NPM)) continue
    for (const [tag, target] of part.components) {
      if (target !== TDESIGN_ICON) continue
      const file = `${part.path}.json`
      const message = `<${tag}> draws from a font on the network: use our own icon component`
      sources.problems.error(sources.name(file), lineOf(sources.text(file), `"${tag}"`), message)
    }
  }
}

// https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#requiredPrivateInfos
const PRIVATE_INFOS = [
  'chooseAddress',
  'chooseLocation',
  'choosePoi',
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
]

/** WeChat refuses these calls on the phone unless app.json declares them, and review refuses declared ones that are not used. */
function checkPrivateInfos(app: AppJson, used: Map<string, string>, sources: Sources): void {
  const file = sources.name('app.json')
  for (const name of PRIVATE_INFOS) {
    const user = used.get(name)
    const declared = app.requiredPrivateInfos.includes(name)
    if (user && !declared) sources.problems.error(file, 1, `requiredPrivateInfos lacks ${name}, which ${user} calls`)
    if (!user && declared)
      sources.problems.error(file, lineOf(sources.text('app.json'), `"${name}"`), `no code calls ${name}`)
  }
}

/** The official compilers read files: they get a copy, so that the real folder only ever holds a checked build. */
function checkOfficially(output: OutputFiles, problems: Problems): OfficialVerdict {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'miniprogram-check-'))
  try {
    const files = [...output.keys()].filter((file) => /\.(wxml|wxs|wxss)$/.test(file))
    for (const file of files) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      fs.writeFileSync(path.join(folder, file), output.get(file) ?? '')
    }
    return compileOfficially(folder, files, problems)
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

/** Rebuilds whenever the phone's sources change. A build that fails is told through `onFailure`; the last good one stays. */
export function watchMiniprogram(
  options: MiniprogramOptions,
  onBuilt: (build: MiniprogramBuild) => void,
  onFailure: (reason: unknown) => void,
): StopWatching {
  const folders = ['miniprogram', 'domain', 'contract'].map((room) => path.join(options.root, room))
  return watchFolders(folders, async () => onBuilt(await buildMiniprogram(options)), onFailure)
}
