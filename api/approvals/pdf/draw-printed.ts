import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Labelled, Printed, PrintedPart, PrintedTable } from './printed.ts'

type Pdf = InstanceType<typeof PDFDocument>

// Not the single file of other packages: it has no characters that names of people need.
const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
)
const margin = 42
const ink = '#1a1c21'
const pale = '#636875'
const line = '#d3d5db'
const cell = { padding: 4, size: 9 }

/** An A4 document, with as many pages as it takes; heads of tables stand on each. */
export function drawPrinted(printed: Printed): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const pdf = new PDFDocument({ size: 'A4', margin, bufferPages: true, info: { Title: printed.title }, font })
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  pdf.on('end', () => resolve(Buffer.concat(chunks)))
  pdf.on('error', reject)
  drawHead(pdf, printed)
  drawFields(pdf, printed.facts)
  for (const part of printed.parts) drawPart(pdf, part)
  drawFooters(pdf, printed.footer)
  pdf.end()
  return promise
}

function drawHead(pdf: Pdf, { title, subtitle: [left, right] }: Printed): void {
  pdf.fillColor(ink).fontSize(17).text(title)
  pdf.moveDown(0.2).fontSize(10).fillColor(pale)
  const top = pdf.y
  pdf.text(left, margin, top, { width: widthOf(pdf) * 0.7 })
  const below = pdf.y
  pdf.text(right, margin, top, { width: widthOf(pdf), align: 'right' })
  pdf.y = Math.max(below, pdf.y) + 6
  rule(pdf, ink)
  pdf.y += 8
}

function drawPart(pdf: Pdf, { title, fields, tables }: PrintedPart): void {
  if (fields.length + tables.length === 0) return
  keepRoom(pdf, 60)
  pdf.y += 8
  if (title !== '') pdf.fillColor(ink).fontSize(12).text(title, margin)
  pdf.y += 4
  drawFields(pdf, fields)
  for (const table of tables) drawTable(pdf, table)
}

/** Two beside each other; what needs more room stands alone. */
function drawFields(pdf: Pdf, fields: Labelled[]): void {
  const half = (widthOf(pdf) - 16) / 2
  let left: { bottom: number; top: number } | undefined
  for (const field of fields) {
    const isWide = field.text.length > 60 || field.text.includes('\n')
    const width = isWide ? widthOf(pdf) : half
    const height = heightOf(pdf, field, width)
    if (left && !isWide && left.top + height < bottomOf(pdf)) {
      pdf.y = Math.max(left.bottom, drawField(pdf, field, { x: margin + half + 16, y: left.top, width }))
      left = undefined
      continue
    }
    if (left) pdf.y = left.bottom
    left = undefined
    keepRoom(pdf, Math.min(height, 200))
    const top = pdf.y
    const bottom = drawField(pdf, field, { x: margin, y: top, width })
    if (isWide) pdf.y = bottom
    else left = { top, bottom }
  }
  if (left) pdf.y = left.bottom
}

type Box = { x: number; y: number; width: number }

function drawField(pdf: Pdf, { label, text }: Labelled, { x, y, width }: Box): number {
  pdf.fillColor(pale).fontSize(8).text(label, x, y, { width })
  pdf
    .fillColor(ink)
    .fontSize(10)
    .text(text, x, pdf.y + 1, { width })
  return pdf.y + 7
}

function heightOf(pdf: Pdf, { label, text }: Labelled, width: number): number {
  const labelHeight = pdf.fontSize(8).heightOfString(label, { width })
  return labelHeight + pdf.fontSize(10).heightOfString(text, { width }) + 8
}

function drawTable(pdf: Pdf, { label, head, rows, foot, isRight }: PrintedTable): void {
  const widths = columnWidths(pdf, [head, ...rows])
  if (label !== '') {
    keepRoom(pdf, 50)
    pdf.fillColor(pale).fontSize(8).text(label, margin)
    pdf.y += 2
  }
  drawRow(head, { isHead: true })
  for (const row of rows) drawRow(row, {})
  if (foot) drawRow(foot, {})
  pdf.y += 8

  function drawRow(cells: string[], { isHead = false }: { isHead?: boolean }): void {
    pdf.fontSize(cell.size)
    const inner = (index: number): number => (widths[index] ?? 0) - 2 * cell.padding
    const height = Math.max(...cells.map((text, index) => pdf.heightOfString(text || ' ', { width: inner(index) })))
    if (pdf.y + height + 2 * cell.padding > bottomOf(pdf)) {
      pdf.addPage()
      if (!isHead) drawRow(head, { isHead: true })
    }
    const top = pdf.y
    let x = margin
    for (const [index, text] of cells.entries()) {
      const align = isRight[index] ? 'right' : 'left'
      pdf.fillColor(isHead ? pale : ink).fontSize(cell.size)
      pdf.text(text, x + cell.padding, top + cell.padding, { width: inner(index), align })
      x += widths[index] ?? 0
    }
    pdf.y = top + height + 2 * cell.padding
    rule(pdf, line)
  }
}

/** By what stands in them, so that long texts get the room. */
function columnWidths(pdf: Pdf, rows: string[][]): number[] {
  pdf.fontSize(cell.size)
  const wanted = (rows[0] ?? []).map((_, index) => {
    const widest = Math.max(...rows.slice(0, 100).map((row) => pdf.widthOfString((row[index] ?? '').slice(0, 40))))
    return Math.max(widest, 24) + 2 * cell.padding + 2
  })
  const sum = wanted.reduce((a, b) => a + b, 0)
  return wanted.map((width) => (width * widthOf(pdf)) / sum)
}

function drawFooters(pdf: Pdf, [left, right]: [string, string]): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page)
    pdf.page.margins.bottom = 0
    pdf.fontSize(8).fillColor(pale)
    const y = pdf.page.height - margin + 10
    const words = `${right}  ·  ${page - start + 1} / ${count}`
    pdf.text(left, margin, y, { width: widthOf(pdf), lineBreak: false })
    pdf.text(words, margin, y, { width: widthOf(pdf), align: 'right', lineBreak: false })
  }
}

function rule(pdf: Pdf, color: string): void {
  pdf
    .moveTo(margin, pdf.y)
    .lineTo(margin + widthOf(pdf), pdf.y)
    .lineWidth(0.5)
    .strokeColor(color)
    .stroke()
}

function keepRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > bottomOf(pdf)) pdf.addPage()
}

const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * margin
const bottomOf = (pdf: Pdf): number => pdf.page.height - margin - 4
