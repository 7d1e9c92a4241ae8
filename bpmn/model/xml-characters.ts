const reference = /&#(?:x([\da-f]+)|(\d+));/gi

/** Whether a text holds, or refers to, what is no character of XML 1.0, section 2.2, and of no text that is stored. */
export function hasForeignCharacter(xml: string): boolean {
  if (!xml.isWellFormed() || xml.includes('\0')) return true
  for (const [, hex, decimal] of xml.matchAll(reference)) {
    if (!isCharacter(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))) return true
  }
  return false
}

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}
