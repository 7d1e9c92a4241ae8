import { buffer } from 'node:stream/consumers'
import ExcelJs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import { writeWorkbook } from './write-workbook.ts'

const limits = { rows: 100_000, columns: 50, cellLength: 2000 }
const sheet = { name: '用户 <1>', heads: ['用户名', '备注'] }

async function* given(rows: string[][]) {
  yield* rows
}

async function opened(rows: string[][]) {
  const workbook = new ExcelJs.Workbook()
  await workbook.xlsx.load((await buffer(writeWorkbook(sheet, given(rows)))) as unknown as ArrayBuffer)
  return workbook.worksheets[0] as ExcelJs.Worksheet
}

/** Rows without an end, which count how many were asked for, and say when nobody asks any more. */
function endless() {
  const seen = { rows: 0, hasEnded: false }
  async function* rows() {
    try {
      for (;;) yield [`user${++seen.rows}`, 'x'.repeat(100)]
    } finally {
      seen.hasEnded = true
    }
  }
  return { seen, rows: rows() }
}

describe('a workbook', () => {
  test('holds every cell as text, whatever it looks like', async () => {
    const cells = ['=1+1', '0012', '<b>&"\'', '李雷\n二行', ' space ', 'a\u0000b\uD800c\uFFFF', 'TRUE', '😀']
    const read = await opened(cells.map((cell, at) => [`user${at}`, cell]))
    const values = cells.map((_, at) => read.getCell(at + 2, 2))
    expect(values.map(({ type }) => type)).toEqual(cells.map(() => ExcelJs.ValueType.String))
    expect(values.map(({ value }) => value)).toEqual(cells.map((cell) => (cell.startsWith('a') ? 'ab\uFFFDc' : cell)))
  })

  test('has its name, bold heads that stay in sight, and no cell where there is nothing', async () => {
    const read = await opened([['zhang', '']])
    expect([read.name, read.getCell('A1').value, read.getCell('A1').font.bold]).toEqual(['用户 <1>', '用户名', true])
    expect(read.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect([read.actualRowCount, read.getCell('B2').type, read.getCell('A2').numFmt]).toEqual([
      2,
      ExcelJs.ValueType.Null,
      '@',
    ])
  })

  test('of no rows has its heads', async () => {
    expect((await opened([])).actualRowCount).toBe(1)
  })

  test('of many columns and rows is read as it was written', async () => {
    const wide = { name: 'wide', heads: Array.from({ length: 50 }, (_, at) => `c${at}`) }
    const rows = Array.from({ length: 1200 }, (_, row) => wide.heads.map((_, at) => `${row}/${at}`))
    const read = await readTable(await buffer(writeWorkbook(wide, given(rows))), limits)
    expect(read).toEqual([wide.heads, ...rows])
  })
})

describe('whoever reads', () => {
  test('asks for rows by reading: nothing runs ahead', async () => {
    const { seen, rows } = endless()
    const content = writeWorkbook(sheet, rows)
    const chunks = content[Symbol.asyncIterator]()
    for (let read = 0; read < 30; read++) await chunks.next()
    expect(seen.rows).toBeGreaterThan(0)
    expect(seen.rows).toBeLessThan(50 * 500)
    content.destroy()
  })

  test('ends rows and thread by leaving', async () => {
    const { seen, rows } = endless()
    const content = writeWorkbook(sheet, rows)
    for await (const _ of content) if (seen.rows > 0) break
    await expect.poll(() => seen.hasEnded).toBe(true)
    const { rows: atEnd } = seen
    await expect.poll(() => content.closed).toBe(true)
    expect(seen.rows).toBe(atEnd)
  })

  test('hears of rows that fail, instead of getting half a workbook', async () => {
    async function* failing() {
      yield ['zhang', '']
      throw new Error('the database is away')
    }
    await expect(buffer(writeWorkbook(sheet, failing()))).rejects.toThrow('the database is away')
  })
})
