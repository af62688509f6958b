import fs from 'node:fs'
import { listFiles, type OutputFiles } from './output'
import type { Sources } from './sources'

const ASSET = /\.(png|jpe?g|gif|webp|svg)$/
/** Sources that are compiled or read by tools and are not for the phone. */
const NOT_FOR_THE_PHONE = /(\.ts|(^|\/)tsconfig\.json|\.tsbuildinfo|\.md)$/

/** Images are taken as they are; anything else of our own that nothing reaches is named, since it is dead weight or a slip. */
export function addAssets(output: OutputFiles, sources: Sources): void {
  for (const file of listFiles(sources.folder)) {
    if (ASSET.test(file)) output.set(file, fs.readFileSync(sources.file(file)))
    else if (!NOT_FOR_THE_PHONE.test(file) && !output.has(file)) {
      sources.problems.warn(sources.name(file), undefined, 'no page or component reaches this file; it is not built')
    }
  }
}
