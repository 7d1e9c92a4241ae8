/** A value inside a search filter (RFC 4515): every ASCII sign that could mean something there stands as its code. */
export function escapeFilterValue(value: string): string {
  return value.replaceAll(/[\0-\x7f]/g, (char) => {
    return /[A-Za-z0-9 ._@+,=-]/.test(char) ? char : `\\${char.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
}

/** A value inside a distinguished name (RFC 4514). */
export function escapeDnValue(value: string): string {
  return [...Buffer.from(value, 'utf8')]
    .map((byte) => {
      const char = String.fromCharCode(byte)
      return /[A-Za-z0-9._@-]/.test(char) ? char : `\\${byte.toString(16).padStart(2, '0')}`
    })
    .join('')
}

export function fillFilter(template: string, username: string): string {
  return template.replaceAll('{username}', () => escapeFilterValue(username))
}

export function fillDn(template: string, username: string): string {
  return template.replaceAll('{username}', () => escapeDnValue(username))
}

/** The parts of a distinguished name, leaf first, in a form in which the same name always looks the same. */
export function foldDnParts(dn: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let index = 0; index < dn.length; index++) {
    const char = dn[index] ?? ''
    if (char === '\\') {
      part += char + (dn[++index] ?? '')
    } else if (char === ',' || char === ';') {
      parts.push(part)
      part = ''
    } else {
      part += char
    }
  }
  parts.push(part)
  return parts.map(foldPart).filter(Boolean)
}

export function foldDn(dn: string): string {
  return foldDnParts(dn).join(',')
}

/** Escapes are read as bytes, so that `\e5\bc\a0` and `张` are one. */
function foldPart(part: string): string {
  const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(part) ?? []
  return `${name.trim().toLowerCase()}=${unescapeValue(value.trim()).normalize('NFC').toLowerCase()}`.replace(/^=$/, '')
}

function unescapeValue(value: string): string {
  const bytes: Buffer[] = []
  for (let index = 0; index < value.length; ) {
    const hex = /^\\([0-9a-fA-F]{2})/.exec(value.slice(index, index + 3))
    if (hex?.[1]) {
      bytes.push(Buffer.from(hex[1], 'hex'))
      index += 3
      continue
    }
    if (value[index] === '\\') index++
    const char = String.fromCodePoint(value.codePointAt(index) ?? 0)
    bytes.push(Buffer.from(char))
    index += char.length
  }
  return Buffer.concat(bytes).toString('utf8').replaceAll(',', '\\,')
}
