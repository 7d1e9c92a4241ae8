export type Segment = { text: string; class: string }

const colours: Record<number, string> = {
  30: 'text-ink-3',
  31: 'text-failed',
  32: 'text-success',
  33: 'text-cancelled',
  34: 'text-running',
  35: 'text-accent-ink',
  36: 'text-skipped',
  37: 'text-ink-2',
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC is what begins an ANSI sequence
const sequence = /\x1b\[([0-9;]*)([A-Za-z])/g

const escapeCharacter = '\x1b'

/** A line of terminal output in pieces of one look (ECMA-48 SGR: the 16 colours, bold, dim). Other sequences are left out. */
export function parseAnsi(line: string): Segment[] {
  const segments: Segment[] = []
  let look = { colour: '', weight: '' }
  let from = 0
  const add = (text: string): void => {
    if (text) segments.push({ text, class: `${look.colour} ${look.weight}`.trim() })
  }
  for (const match of line.matchAll(sequence)) {
    add(line.slice(from, match.index))
    from = match.index + match[0].length
    if (match[2] === 'm') look = applyCodes(look, match[1] ?? '')
  }
  add(line.slice(from))
  return segments
}

/** The words alone, for searching. */
export function stripAnsi(line: string): string {
  return line.includes(escapeCharacter) ? line.replaceAll(sequence, '') : line
}

function applyCodes(look: { colour: string; weight: string }, codes: string): { colour: string; weight: string } {
  const next = { ...look }
  for (const code of codes.split(';').map(Number)) {
    if (code === 0) Object.assign(next, { colour: '', weight: '' })
    else if (code === 1) next.weight = 'font-semibold'
    else if (code === 2) next.weight = 'opacity-70'
    else if (code === 22) next.weight = ''
    else if (code === 39) next.colour = ''
    else next.colour = colours[code >= 90 && code <= 97 ? code - 60 : code] ?? next.colour
  }
  return next
}
