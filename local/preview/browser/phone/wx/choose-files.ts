import type { SampleFile } from '../../../phone-config'
import { part } from '../elements'
import { keepTemporaryFile, type StoredFile } from '../file-store'
import { openOverlay, overlayButton } from '../overlay'
import { duringTap } from '../user-tap'
import { WxError } from './callbacks'

export interface Choice {
  api: string
  title: string
  samples: SampleFile[]
  /** What the computer's own chooser offers, as an input's `accept`; '' for everything. */
  accept: string
  most: number
}

async function fetchSample({ name, type }: SampleFile): Promise<StoredFile> {
  const response = await fetch(`/stage/file/${encodeURIComponent(name)}`)
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return keepTemporaryFile(name, new Blob([await response.arrayBuffer()], { type }))
}

/** A sheet with the stage's sample files and the files of this computer. Several may be taken from the computer at once. */
export function chooseFiles({ api, title, samples, accept, most }: Choice): Promise<StoredFile[]> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new WxError(`${api}:fail cancel`))
    const sheet = openOverlay({ kind: 'sheet', title, onDismiss: cancel })
    for (const sample of samples) {
      const row = overlayButton(sheet.body, sample.name, 'sheet-file', () => {
        sheet.close()
        fetchSample(sample).then((file) => resolve([file]), reject)
      })
      if (!sample.type.startsWith('image/')) continue
      row.classList.add('picture')
      const picture = part('img', 'sheet-thumb', row)
      picture.alt = ''
      picture.src = `/stage/file/${encodeURIComponent(sample.name)}`
      row.prepend(picture)
    }
    const row = part('label', 'sheet-computer', sheet.body)
    row.append('从电脑上选一个')
    const input = part('input', 'sheet-input', row)
    input.type = 'file'
    input.multiple = most > 1
    input.accept = accept
    input.setAttribute('aria-label', '从电脑上选一个')
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, most)
      if (files.length === 0) return
      sheet.close()
      duringTap(() => resolve(files.map((one) => keepTemporaryFile(one.name, one))))
    })
    overlayButton(sheet.body, '取消', 'sheet-cancel', () => {
      sheet.close()
      cancel()
    })
  })
}
