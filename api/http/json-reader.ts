import { type DomainError, invalid } from '../../domain/errors.ts'
import { type Text, text } from '../../domain/text.ts'

const mostDepth = 64

/**
 * Parses JSON that came from outside and refuses, as `validation`, what would be read in two ways or kept wrongly:
 * broken UTF-8, doubled names, `__proto__`, NUL, lone surrogates, numbers that do not fit, nesting beyond 64.
 */
export function readJson(bytes: Uint8Array): unknown {
  const source = decode(bytes)
  const problem = scan(source)
  if (problem) throw refused(problem)
  try {
    return JSON.parse(source)
  } catch {
    throw refused(text('请求体不是有效的 JSON', 'The body is not valid JSON'))
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw refused(text('请求体不是有效的 UTF-8 文本', 'The body is not valid UTF-8'))
  }
}

/** Of an object the names so far, and whether the next string is one; an array has none. */
type Level = { names: Set<string> | undefined; isNameNext: boolean }

/** Walks the tokens once; whether they stand in a right order is left to `JSON.parse`. */
function scan(source: string): Text | undefined {
  const levels: Level[] = []
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at)
    const level = levels.at(-1)
    if (char === '"') {
      const end = endOfString(source, at)
      if (end === -1) return undefined
      const problem = stringProblem(source.slice(at, end + 1), level)
      if (problem) return problem
      at = end
    } else if (char === '{' || char === '[') {
      if (levels.length === mostDepth) return text(`嵌套超过 ${mostDepth} 层`, `Nested deeper than ${mostDepth} levels`)
      levels.push({ names: char === '{' ? new Set() : undefined, isNameNext: char === '{' })
    } else if (char === '}' || char === ']') {
      levels.pop()
    } else if (level && (char === ',' || char === ':')) {
      level.isNameNext = char === ','
    } else if (char === '-' || isDigit(char)) {
      const end = endOfNumber(source, at)
      const problem = numberProblem(source.slice(at, end))
      if (problem) return problem
      at = end - 1
    }
  }
  return undefined
}

function endOfString(source: string, start: number): number {
  for (let end = source.indexOf('"', start + 1); end !== -1; end = source.indexOf('"', end + 1)) {
    let slashes = 0
    while (source.charAt(end - 1 - slashes) === '\\') slashes++
    if (slashes % 2 === 0) return end
  }
  return -1
}

function endOfNumber(source: string, start: number): number {
  let end = start + 1
  while (end < source.length && (isDigit(source.charAt(end)) || '.eE+-'.includes(source.charAt(end)))) end++
  return end
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9'
}

function stringProblem(literal: string, level: Level | undefined): Text | undefined {
  const value = literal.includes('\\') ? unescapeLiteral(literal) : literal.slice(1, -1)
  if (value === undefined) return undefined
  if (value.includes('\0')) return text('文本中不能包含空字符（NUL）', 'Text must not contain the NUL character')
  if (!value.isWellFormed()) return text('文本不是有效的 Unicode', 'A text is not valid Unicode')
  if (!level?.names || !level.isNameNext) return undefined
  if (value === '__proto__') return text('不允许使用字段名 __proto__', 'The name __proto__ is not allowed')
  if (level.names.has(value))
    return text(`字段 ${shown(value)} 重复出现`, `The name ${shown(value)} stands there twice`)
  level.names.add(value)
  return undefined
}

function unescapeLiteral(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string
  } catch {
    return undefined
  }
}

const alwaysExactDigits = 15

function numberProblem(literal: string): Text | undefined {
  if (literal.length <= alwaysExactDigits && !/[eE]/.test(literal)) return undefined
  const value = Number(literal)
  if (Number.isNaN(value)) return undefined
  if (/^-?\d+$/.test(literal) ? Number.isSafeInteger(value) : Number.isFinite(value)) return undefined
  return text(
    `数字 ${shown(literal)} 无法精确表示，请改用文本`,
    `The number ${shown(literal)} cannot be kept exactly; send it as text`,
  )
}

function shown(literal: string): string {
  return literal.length > 40 ? `${literal.slice(0, 40)}…` : literal
}

function refused(message: Text): DomainError {
  return invalid('body', message)
}
