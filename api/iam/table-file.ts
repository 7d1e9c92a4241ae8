import { Readable } from 'node:stream'
import { csvLine } from '../../domain/inert-cell.ts'
import { writeWorkbook } from '../../platform/tables/write-workbook.ts'

export const tableFormats = ['csv', 'xlsx'] as const
export type TableFormat = (typeof tableFormats)[number]
export const contentTypes: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** By which spreadsheets know UTF-8. */
const byteOrderMark = '\uFEFF'

export type Table = { name: string; heads: string[]; rows: AsyncIterable<string[]> | Iterable<string[]> }

export function tableFile(format: TableFormat, { name, heads, rows }: Table): Readable {
  return format === 'xlsx'
    ? writeWorkbook({ name, heads }, rows)
    : Readable.from(csvOf(heads, rows), { objectMode: false })
}

async function* csvOf(heads: string[], rows: Table['rows']) {
  yield Buffer.from(byteOrderMark + csvLine(heads))
  for await (const row of rows) yield Buffer.from(csvLine(row))
}

export function download(content: Readable, format: TableFormat, fileName: string): Response {
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      'Content-Type': contentTypes[format],
      'Content-Disposition': `attachment; filename="${fileName}.${format}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
