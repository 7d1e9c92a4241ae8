import type { Readable } from 'node:stream'
import type { Context } from 'hono'
import { lockImports } from '../../db/iam/user-import-queries.ts'
import { insertUser } from '../../db/iam/user-queries.ts'
import { DomainError, invalid, invalidFields } from '../../domain/errors.ts'
import { importFields, largestImport, recogniseColumns } from '../../domain/iam/user-import.ts'
import { plainCell } from '../../domain/inert-cell.ts'
import { text } from '../../domain/text.ts'
import { readTable } from '../../platform/tables/read-table.ts'
import type { ApiEnv } from '../context.ts'
import { readUpload } from '../files/read-upload.ts'
import { type CheckedRow, checkImport, type ImportRow } from './check-import.ts'

export type ImportMode = { mode: 'preview' | 'commit'; rows: 'all' | 'valid' }
export type ImportOutcome = { ignored: string[]; fields: string[]; checked: CheckedRow[]; createdIds: number[] }

/** What a preview has shown is checked again on commit: meanwhile somebody may have taken a name. */
export async function importUsers(c: Context<ApiEnv>, { mode, rows: wanted }: ImportMode): Promise<ImportOutcome> {
  const { taken: content } = await readUpload(c.req.raw, ({ content }) => collect(content))
  const { rows, ignored, fields } = rowsOf(await readTable(content, largestImport))
  const { caller } = c.var
  if (mode === 'preview') return { ignored, fields, checked: await checkImport(c.var.db, caller, rows), createdIds: [] }
  const { checked, createdIds } = await c.var.write(async (tx) => {
    await lockImports(tx)
    const checked = await checkImport(tx, caller, rows)
    refuseBadRows(checked, wanted)
    const createdIds: number[] = []
    for (const { input } of checked) if (input) createdIds.push(await insertUser(tx, input, caller))
    return { checked, createdIds }
  })
  return { ignored, fields, checked, createdIds }
}

function refuseBadRows(checked: CheckedRow[], wanted: ImportMode['rows']): void {
  const bad = checked.filter(({ input }) => input === undefined)
  if (bad.length === 0 || (wanted === 'valid' && bad.length < checked.length)) return
  const fields = bad.flatMap(({ row, errors }) =>
    errors.map(({ field, message }) => ({ field: `rows.${row}.${field}`, message })),
  )
  throw invalidFields(fields.slice(0, 50))
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

/** The number of a row is the one that a spreadsheet shows; empty rows are no rows. */
function rowsOf([heads = [], ...lines]: string[][]) {
  const { places, ignored } = recogniseColumns(heads)
  if (places.username === undefined) {
    throw invalid('file', text('第一行须有“用户名”列', 'The first row needs a column “Username”'))
  }
  const rows = lines.flatMap((line, at): ImportRow[] => {
    if (line.every((cell) => cell === '')) return []
    const cells = Object.fromEntries(
      importFields.flatMap((field) => {
        const place = places[field]
        return place === undefined ? [] : [[field, plainCell(line[place] ?? '')]]
      }),
    )
    return [{ row: at + 2, cells }]
  })
  if (rows.length === 0) throw invalid('file', text('文件里没有数据行', 'The file has no rows below its head'))
  return { rows, ignored, fields: importFields.filter((field) => places[field] !== undefined) }
}

function tooLarge(): DomainError {
  const most = largestImport.bytes / 1024 / 1024
  const message = text(`文件最大 ${most} MB`, `The file may have at most ${most} MB`)
  return new DomainError('too_large', message, { fields: [{ field: 'file', message }] })
}
