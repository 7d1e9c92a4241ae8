const mostRows = 20
const mostColumnChars = 40

/** The first rows as a table of plain text, for people to read in the output of a run. `show` gives what stands for a cell. */
export function tableText(
  columns: string[],
  rows: Record<string, unknown>[],
  show: (cell: unknown) => unknown,
): string {
  const shown = rows.slice(0, mostRows).map((row) => columns.map((column) => cellText(show(row[column]))))
  const widths = columns.map((column, index) =>
    Math.max(widthOf(cut(column)), ...shown.map((cells) => widthOf(cells[index] ?? ''))),
  )
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  const rest = rows.length - shown.length
  return [line(columns.map(cut)), rule, ...shown.map(line), ...(rest > 0 ? [`… ${rest} more`] : []), ''].join('\n')
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return cut(text.replace(/\s+/g, ' '))
}

function cut(text: string): string {
  const characters = [...text]
  return characters.length > mostColumnChars ? `${characters.slice(0, mostColumnChars - 1).join('')}…` : text
}

/** Chinese, Japanese and Korean characters are two columns wide where every letter has one. */
function widthOf(text: string): number {
  return [...text].reduce(
    (width, character) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character)
        ? 2
        : 1),
    0,
  )
}
