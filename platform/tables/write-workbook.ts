import { PassThrough, type Readable } from 'node:stream'
import ExcelJs from 'exceljs'

/** A workbook of one sheet, written while its rows come in. Cells are text: none of them is a formula. */
export function writeWorkbook(
  sheetName: string,
  heads: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): Readable {
  const out = new PassThrough()
  void fill(out, sheetName, heads, rows).catch((error: Error) => out.destroy(error))
  return out
}

async function fill(
  out: PassThrough,
  sheetName: string,
  heads: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): Promise<void> {
  const workbook = new ExcelJs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = heads.map((header) => ({ header, width: Math.max(14, header.length * 2), style: { numFmt: '@' } }))
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).commit()
  for await (const row of rows) sheet.addRow([...row]).commit()
  sheet.commit()
  await workbook.commit()
}
