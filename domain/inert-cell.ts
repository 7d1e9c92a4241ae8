/** A cell that a spreadsheet would take for a formula is put behind an apostrophe, which it shows as text. */
export function inertCell(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

/** Takes back what `inertCell` did, so that an export can be imported again. */
export function plainCell(value: string): string {
  return /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value
}

/** One line of RFC 4180, every cell inert. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${inertCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`
}
