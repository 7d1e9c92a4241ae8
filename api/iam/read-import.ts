import type { Readable } from 'node:stream'
import { DomainError, invalid } from '../../domain/errors.ts'
import { type ImportField, importFields, largestImport, recogniseColumns } from '../../domain/iam/user-import.ts'
import { plainCell } from '../../domain/inert-cell.ts'
import { text } from '../../domain/text.ts'
import { readTable } from '../../platform/tables/read-table.ts'
import { readUpload } from '../files/read-upload.ts'

export type ImportCells = Partial<Record<ImportField, string>>
/** The number of a row is the one that a spreadsheet shows; empty rows are no rows. */
export type ImportRow = { row: number; cells: ImportCells }
export type ImportFile = { rows: ImportRow[]; fields: ImportField[]; ignored: string[] }

export async function readImport(request: Request): Promise<{ form: ImportFile; content: Uint8Array }> {
  const { taken: content } = await readUpload(request, ({ content }) => collect(content))
  return { form: rowsOf(await readTable(content, largestImport)), content }
}

/** A file that is a little too large is read to its end, so that whoever sends it can read the answer. */
const patienceBytes = largestImport.bytes * 4

async function collect(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > patienceBytes) throw tooLarge()
    if (size <= largestImport.bytes) chunks.push(chunk)
  }
  if (size > largestImport.bytes) throw tooLarge()
  return Buffer.concat(chunks)
}

function rowsOf([heads = [], ...lines]: string[][]): ImportFile {
  const { places, ignored } = recogniseColumns(heads)
  if (places.username === undefined) {
    throw invalid('file', text('第一行须有“用户名”列', 'The first row needs a column “Username”'))
  }
  const fields = importFields.filter((field) => places[field] !== undefined)
  const rows = lines.flatMap((line, at): ImportRow[] => {
    if (line.every((cell) => cell === '')) return []
    const cells = Object.fromEntries(fields.map((field) => [field, plainCell(line[places[field] ?? -1] ?? '')]))
    return [{ row: at + 2, cells }]
  })
  if (rows.length === 0) throw invalid('file', text('文件里没有数据行', 'The file has no rows below its head'))
  return { rows, ignored, fields }
}

function tooLarge(): DomainError {
  const most = largestImport.bytes / 1024 / 1024
  const message = text(`文件最大 ${most} MB`, `The file may have at most ${most} MB`)
  return new DomainError('too_large', message, { fields: [{ field: 'file', message }] })
}
