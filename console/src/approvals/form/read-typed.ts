/** Commas and the full-width characters of Chinese keyboards are taken; null when nothing is there, undefined for no number. */
export function readAmount(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '').replaceAll('。', '.')
  if (plain === '') return null
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined
}

/** `2026/1/5`, `2026.1.5`, `20260105` as `2026-01-05`; what is no day stays as it is. */
export function readDay(text: string): string {
  const plain = text.normalize('NFKC').trim()
  const found = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(plain)
  const [, year = '', month = '', day = ''] = found ?? []
  return found ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : plain
}
