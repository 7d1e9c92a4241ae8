import type { ZipEntry } from './zip-archive.ts'

/** One sheet, its first row the heads. */
export type Sheet = { name: string; heads: readonly string[] }
export type Rows = readonly (readonly string[])[]

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Places in `cellXfs`. */
const style = { text: 1, head: 2 }

/** A workbook (ECMA-376, part 1) of one sheet. Cells are inline text: none of them is a formula, a number or a link. */
export function workbookParts(sheet: Sheet, rows: AsyncIterable<Rows>): ZipEntry[] {
  const part = (name: string, xml: string): ZipEntry => ({ name, content: [declaration + xml] })
  return [
    part('[Content_Types].xml', contentTypes),
    part('_rels/.rels', relations({ rId1: ['officeDocument', 'xl/workbook.xml'] })),
    part(
      'xl/_rels/workbook.xml.rels',
      relations({ rId1: ['worksheet', 'worksheets/sheet1.xml'], rId2: ['styles', 'styles.xml'] }),
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part('xl/styles.xml', styles),
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml(sheet, rows) },
  ]
}

const contentTypes =
  `<Types xmlns="${packages}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`

// Format 49 is text: what is typed over a number that begins with 0 stays as it is typed.
const styles =
  `<styleSheet xmlns="${main}">` +
  `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
  `<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function relations(targets: Record<string, [kind: string, path: string]>): string {
  const list = Object.entries(targets).map(
    ([id, [kind, path]]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${path}"/>`,
  )
  return `<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`
}

async function* sheetXml({ heads }: Sheet, rows: AsyncIterable<Rows>): AsyncGenerator<string> {
  const columns = heads.map((head, at) => {
    const width = Math.max(14, head.length * 2)
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${style.text}" customWidth="1"/>`
  })
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${rowXml(heads, 1, style.head)}`
  let number = 1
  for await (const batch of rows) yield batch.map((cells) => rowXml(cells, ++number, style.text)).join('')
  yield '</sheetData></worksheet>'
}

function rowXml(cells: readonly string[], number: number, styleId: number): string {
  const filled = cells.map((cell, at) =>
    cell === ''
      ? ''
      : `<c r="${columnName(at)}${number}" s="${styleId}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`,
  )
  return `<row r="${number}">${filled.join('')}</row>`
}

/** A, B … Z, AA … */
function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Without what XML cannot hold; `_x0041_`, which a spreadsheet would read as a letter, stays what it is (22.9.2.19). */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? '')
}
