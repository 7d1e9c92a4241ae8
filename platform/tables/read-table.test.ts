import ExcelJs from 'exceljs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'

const limits = { rows: 10, columns: 5, cellLength: 20 }
const read = (content: string | Uint8Array) => readTable(Buffer.from(content as string), limits)
const table = [
  ['用户名', '姓名'],
  ['wang', '王小明'],
]
const csv = '用户名,姓名\r\nwang,王小明\r\n'

describe('a CSV file', () => {
  test.each([
    ['UTF-8', csv],
    ['UTF-8 with its mark', `\uFEFF${csv}`],
    ['GBK, as Excel saves it in China', iconv.encode(csv, 'gbk')],
    [
      'UTF-16 with tabs, as Excel saves Unicode text',
      iconv.encode(csv.replaceAll(',', '\t'), 'utf-16le', { addBOM: true }),
    ],
  ])('in %s is read', async (_, content) => {
    expect(await read(content)).toEqual(table)
  })

  test('in GB18030 keeps characters that GBK has not', async () => {
    expect(await read(iconv.encode('姓名\n𠮷野', 'gb18030'))).toEqual([['姓名'], ['𠮷野']])
  })

  test('may have commas, lines and quotation marks in its cells', async () => {
    expect(await read('a,b\n"x, ""y""\nz",李"四"')).toEqual([
      ['a', 'b'],
      ['x, "y"\nz', '李"四"'],
    ])
  })
})

test('what the database does not take is left out, however it is written', async () => {
  const workbook = new ExcelJs.Workbook()
  workbook.addWorksheet('any').addRow(['a_x0000_b', 'c_xD800_d'])
  const content = new Uint8Array(await workbook.xlsx.writeBuffer())
  expect(await read(content)).toEqual([['ab', 'c\uFFFDd']])
  expect(await read(iconv.encode('a\0b', 'utf-16le', { addBOM: true }))).toEqual([['ab']])
})

describe('a file is refused', () => {
  test.each([
    ['with bytes of no encoding', Buffer.from([0xff, 0xff, 0x80, 0x0a])],
    ['with NUL', Buffer.from('a\0b')],
    ['with too many rows', 'a\n'.repeat(12)],
    ['with too many columns', 'a,b,c,d,e,f'],
    ['with a cell that is too long', 'x'.repeat(21)],
  ])('%s', async (_, content) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'validation', extras: { fields: [{ field: 'file' }] } })
  })
})
