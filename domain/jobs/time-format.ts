const tokens = ['yyyy', 'yy', 'MM', 'M', 'dd', 'd', 'HH', 'H', 'mm', 'm', 'ss', 's', 'SSS', 'XXX'] as const
type Token = (typeof tokens)[number]

export const timeFormats = `${tokens.join(' ')} 'text'`

const pieces = /'[^']*'|([A-Za-z])\1*|[^A-Za-z']+/g

/** Letters stand for parts of the time, unless they are between quotes; everything else for itself. */
export function isTimeFormat(format: string): boolean {
  const read = format.match(pieces) ?? []
  return read.join('') === format && read.every((piece) => !/^[A-Za-z]/.test(piece) || isToken(piece))
}

/** `local` is the wall clock's time written as UTC, `offset` its distance to UTC; both in milliseconds. */
export function formatTime(local: number, format: string, offset: number): string {
  return format.replaceAll(pieces, (piece) => {
    if (isToken(piece)) return tokenText(piece, new Date(local), offset)
    return piece.startsWith("'") ? piece.slice(1, -1) : piece
  })
}

function tokenText(token: Token, time: Date, offset: number): string {
  const padded = (value: number, length = token.length) => String(value).padStart(length, '0')
  switch (token) {
    case 'yyyy':
      return padded(time.getUTCFullYear())
    case 'yy':
      return padded(time.getUTCFullYear() % 100)
    case 'MM':
    case 'M':
      return padded(time.getUTCMonth() + 1)
    case 'dd':
    case 'd':
      return padded(time.getUTCDate())
    case 'HH':
    case 'H':
      return padded(time.getUTCHours())
    case 'mm':
    case 'm':
      return padded(time.getUTCMinutes())
    case 'ss':
    case 's':
      return padded(time.getUTCSeconds())
    case 'SSS':
      return padded(time.getUTCMilliseconds())
    case 'XXX': {
      const minutes = Math.abs(offset) / 60_000
      return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}:${padded(Math.floor(minutes % 60), 2)}`
    }
  }
}

function isToken(piece: string): piece is Token {
  return (tokens as readonly string[]).includes(piece)
}
