/** `3****4` keeps so many characters at the beginning and at the end; others go by name. */
const keepPattern = /^(\d{1,3})\*+(\d{1,3})$/

const star = '*'

/**
 * The value as somebody sees it who may not see it plainly, by a pattern: `phone`, `email`, `contact` (either), `id_number`,
 * `bank_card`, `name` or `3****4`. By any other it is covered whole, and so is whatever is no text or number.
 */
export function maskValue(value: unknown, pattern: string): unknown {
  if (value === null || value === undefined || value === '') return value
  if (typeof value !== 'string' && typeof value !== 'number') return star.repeat(6)
  const chars = [...String(value)]
  switch (pattern) {
    case 'phone':
      return chars.length < 11 ? keep(chars, 1, Math.floor(chars.length / 4)) : keep(chars, chars.length - 8, 4)
    case 'email':
      return maskEmail(String(value))
    case 'contact':
      return String(value).includes('@') ? maskEmail(String(value)) : maskValue(value, 'phone')
    case 'id_number':
      return keep(chars, Math.min(6, Math.floor(chars.length / 3)), Math.min(4, Math.floor(chars.length / 4)))
    case 'bank_card':
      return keep(chars, 0, Math.min(4, Math.floor(chars.length / 3)))
    case 'name':
      return keep(chars, 1, 0)
    default: {
      const [, first = '0', last = '0'] = keepPattern.exec(pattern) ?? []
      return keep(chars, Number(first), Number(last))
    }
  }
}

/** Never all of it: what is too short to be kept at both ends is covered whole. */
function keep(chars: string[], first: number, last: number): string {
  if (first + last >= chars.length) return star.repeat(Math.max(3, chars.length))
  const covered = chars.length - first - last
  return [...chars.slice(0, first), star.repeat(covered), ...chars.slice(chars.length - last)].join('')
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@')
  const [first = ''] = [...value]
  return at < 1 ? star.repeat(6) : `${first}***${value.slice(at)}`
}
