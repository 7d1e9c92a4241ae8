const widths = new Map<string, number>()
let pen: CanvasRenderingContext2D | null | undefined

/** The width of a text in px, without asking the page for a layout. */
function widthOf(text: string, font: string): number {
  const key = `${font} ${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  pen ??= document.createElement('canvas').getContext('2d')
  if (pen) pen.font = font
  const width = pen?.measureText(text).width ?? text.length * 7
  if (widths.size > 20_000) widths.clear()
  widths.set(key, width)
  return width
}

type Fit = { font: string; width: number; lines: number }

/** The text in so many lines at most; what is cut off ends in `…`. Latin words stay whole where they fit. */
export function textLines(text: string, { font, width, lines }: Fit): string[] {
  const pieces = text.match(/[\p{Script=Han}\p{P}]|[^\s\p{Script=Han}\p{P}]+|\s+/gu) ?? []
  const found: string[] = []
  let line = ''
  for (const piece of pieces.flatMap((one) => broken(one, { font, width }))) {
    if (line !== '' && widthOf(line + piece, font) > width) {
      found.push(line.trim())
      line = piece.trimStart()
    } else line += piece
  }
  if (line.trim() !== '') found.push(line.trim())
  if (found.length <= lines) return found
  const last = found.slice(lines - 1).join('')
  return [...found.slice(0, lines - 1), shortened(last, { font, width })]
}

export function shortened(text: string, { font, width }: Omit<Fit, 'lines'>): string {
  if (widthOf(text, font) <= width) return text
  let kept = text
  while (kept !== '' && widthOf(`${kept}…`, font) > width) kept = kept.slice(0, -1)
  return `${kept}…`
}

export const textWidth = widthOf

/** A word that is wider than a line, in parts that are not. */
function broken(word: string, { font, width }: Omit<Fit, 'lines'>): string[] {
  if (widthOf(word, font) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && widthOf(part + letter, font) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}
