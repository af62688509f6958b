import { deflateRawSync } from 'node:zlib'
import { utils, type WorkBook, write } from '@e965/xlsx'

export interface Part {
  name: string
  body: Buffer | string
  /** What the directory says of the inflated size, if it lies. */
  declaredBytes?: number
  encrypted?: boolean
}

/** A zip of these parts, written by hand so that a test may lie in it. Checksums are left at zero: nobody here reads them. */
export function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, body, declaredBytes, encrypted } of parts) {
    const raw = Buffer.from(body)
    const packed = deflateRawSync(raw)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(encrypted ? 1 : 0, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(declaredBytes ?? raw.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([signature(0x04034b50), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), common, tail, Buffer.from(name)]))
    bodies.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(
    directory.reduce((sum, entry) => sum + entry.length, 0),
    8,
  )
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, ...directory, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const MAIN = 'application/vnd.openxmlformats-officedocument'
const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MAIN}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${MAIN}.spreadsheetml.worksheet+xml"/></Types>`
const RELATIONS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
const WORKBOOK = `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`

/** The parts of a workbook with one sheet, whose rows are given as XML; `replaced` puts other parts in their place or beside them. */
export function workbookParts(rows: string, ...replaced: Part[]): Part[] {
  const parts: Part[] = [
    { name: '[Content_Types].xml', body: CONTENT_TYPES },
    { name: '_rels/.rels', body: `${RELATIONS}officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', body: WORKBOOK },
    {
      name: 'xl/_rels/workbook.xml.rels',
      body: `${RELATIONS}worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', body: sheetXml(rows) },
  ]
  return [...parts.filter(({ name }) => replaced.every((other) => other.name !== name)), ...replaced]
}

export function sheetXml(rows: string): string {
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
}

/** A workbook as an office program writes it. */
export function workbookOf(
  sheets: Record<string, unknown[][]>,
  shape: (workbook: WorkBook) => void = () => {},
  bookType: 'xlsx' | 'biff8' = 'xlsx',
): Buffer {
  const workbook = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), name)
  shape(workbook)
  return write(workbook, { type: 'buffer', bookType, compression: true }) as Buffer
}
