import ExcelJs from 'exceljs'
import type { TableAnswer, TableLimits } from './read-table.ts'

/** The first sheet, as what a person sees in its cells; formulas are given by their last result. */
export async function readWorkbook(bytes: Buffer, limits: TableLimits): Promise<TableAnswer> {
  const workbook = new ExcelJs.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  const sheet = workbook.worksheets[0]
  if (!sheet) return { fault: 'unreadable' }
  if (sheet.actualRowCount > limits.rows + 1) return { fault: 'rows' }
  if (sheet.actualColumnCount > limits.columns) return { fault: 'columns' }
  const rows: string[][] = []
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    if (number > limits.rows * 2) return
    while (rows.length < number - 1) rows.push([])
    const width = Math.min(row.cellCount, limits.columns)
    rows.push(Array.from({ length: width }, (_, at) => textOf(row.getCell(at + 1).value)))
  })
  return { rows }
}

function textOf(value: ExcelJs.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value).trim()
  if ('richText' in value)
    return value.richText
      .map((part) => part.text)
      .join('')
      .trim()
  if ('hyperlink' in value) return textOf(value.text as ExcelJs.CellValue)
  if ('result' in value) return textOf(value.result as ExcelJs.CellValue)
  return ''
}
