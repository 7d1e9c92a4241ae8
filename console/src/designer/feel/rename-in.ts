/** The expression with one of the names that it asks for replaced; texts in quotes and longer names stay as they are. */
export function renameIn(expression: string, from: string, to: string): string {
  const quoted = /"(?:[^"\\]|\\.)*"/g
  const name = new RegExp(`(?<![\\p{L}\\p{N}_.-])${escaped(from)}(?![\\p{L}\\p{N}_-])`, 'gu')
  let result = ''
  let at = 0
  for (const { 0: text, index } of expression.matchAll(quoted)) {
    result += expression.slice(at, index).replace(name, to) + text
    at = index + text.length
  }
  return result + expression.slice(at).replace(name, to)
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
