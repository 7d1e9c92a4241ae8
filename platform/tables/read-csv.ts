import { parse } from 'csv-parse/sync'
import type { TableAnswer, TableLimits } from './read-table.ts'

const separators = ['\t', ',', ';'] as const

/**
 * UTF-16 by its mark, UTF-8 with or without one, else GB18030, which holds all of GBK: as the spreadsheets of this country
 * write it. A quotation mark within a cell is a letter like others.
 */
export function readCsv(bytes: Buffer, limits: TableLimits): TableAnswer {
  const content = decode(bytes)
  if (content === undefined) return { fault: 'encoding' }
  const rows: string[][] = parse(content, {
    delimiter: separatorOf(content),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    trim: true,
    to_line: (limits.rows + 1) * 2,
  })
  return { rows }
}

function decode(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes.includes(0)) return undefined
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this one.
    }
  }
  return undefined
}

/** The one that stands most often in the head. */
function separatorOf(content: string): string {
  const head = content.split(/\r?\n/, 1)[0] ?? ''
  const count = (separator: string) => head.split(separator).length
  return separators.reduce((best, one) => (count(one) > count(best) ? one : best), ',')
}
