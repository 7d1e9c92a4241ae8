import type { DatasourceType } from '../datasources/datasource.ts'
import type { FieldError } from '../errors.ts'
import { type Text, text } from '../text.ts'
import { type Placeholder, splitPlaceholders } from './placeholder-syntax.ts'
import { type SqlPart, splitSql } from './sql-text.ts'

/** What the server is sent: a text in which `$1` or `?` stand for the values, which go apart from it. */
export type SqlStatement = { text: string; values: unknown[] }

/** What stands for a value in the text of a job: a placeholder, or the name of a value of its own. */
export type SqlSource = Placeholder | { kind: 'named'; name: string; source: string }

type Piece = string | { sources: (string | SqlSource)[]; isLiteral: boolean }
type ReadStatement = { pieces: Piece[]; problems: Text[] }

/** How the value of a source is found; a literal that holds several is made of their texts. */
type Values = { valueFor: (source: SqlSource) => unknown; type: DatasourceType }

/**
 * The statements of a job's text with every placeholder and every named value bound. A quoted text that holds placeholders
 * is bound as a whole. The text is known to be right: see `checkSqlText`.
 */
export function bindSql(sql: string, names: string[], { valueFor, type }: Values): SqlStatement[] {
  return readStatements(sql, names, type).map(({ pieces }) => {
    const values: unknown[] = []
    const parts = pieces.map((piece) => {
      if (typeof piece === 'string') return piece
      values.push(bound(valueIn(piece, valueFor), type))
      return type === 'postgresql' ? `$${values.length}` : '?'
    })
    return { text: parts.join('').trim(), values }
  })
}

type Asked = { names: string[]; type: DatasourceType; severalAllowed: boolean }

/** What is wrong with the text of an SQL job, at `config.sql`. */
export function checkSqlText(sql: string, { names, type, severalAllowed }: Asked): FieldError[] {
  const statements = readStatements(sql, names, type)
  const problems = statements.flatMap(({ problems, pieces }) => [...problems, ...controlProblem(pieces)])
  if (statements.length === 0) problems.push(text('没有可以执行的语句', 'There is no statement to run'))
  if (statements.length > 1 && !severalAllowed) {
    problems.push(
      text(
        `有 ${statements.length} 条语句，而这个数据源一次只允许一条`,
        `There are ${statements.length} statements, and this data source allows one at a time`,
      ),
    )
  }
  return problems.map((message) => ({ field: 'config.sql', message }))
}

const control =
  /^\s*(begin|start\s+transaction|commit|rollback|abort|end|savepoint|release|prepare\s+transaction|set\s+(session\s+|local\s+|global\s+)?(transaction|autocommit)|lock\s+tables|unlock\s+tables|xa|use|delimiter|copy)\b/i

/** Transactions are the platform's: what all statements do counts together or not at all. */
function controlProblem(pieces: Piece[]): Text[] {
  const code = pieces.filter((piece) => typeof piece === 'string').join('')
  const [, word] = control.exec(withoutComments(code)) ?? []
  if (!word) return []
  const shown = word.toUpperCase()
  return [
    text(
      `不能使用 ${shown}：事务和连接由平台管理`,
      `${shown} cannot be used: transactions and connections are the platform’s`,
    ),
  ]
}

function withoutComments(code: string): string {
  return code.replace(/^(\s*(--[^\n]*(\n|$)|#[^\n]*(\n|$)|\/\*[\s\S]*?\*\/))*/, '')
}

function readStatements(sql: string, names: string[], type: DatasourceType): ReadStatement[] {
  const statements: ReadStatement[] = []
  let parts: SqlPart[] = []
  for (const part of [...splitSql(sql, type), { kind: 'end' } as const]) {
    if (part.kind !== 'end') {
      parts.push(part)
      continue
    }
    if (parts.some(isSaying)) statements.push(readStatement(parts, names, type))
    parts = []
  }
  return statements
}

/** Not only blanks and comments. */
function isSaying(part: SqlPart): boolean {
  if (part.kind === 'code') return part.source.trim() !== ''
  return part.kind === 'string' || (part.kind === 'fixed' && part.what !== 'comment')
}

function readStatement(parts: SqlPart[], names: string[], type: DatasourceType): ReadStatement {
  const problems: Text[] = []
  const pieces = parts.flatMap((part): Piece[] => {
    if (part.kind === 'code') return codePieces(part.source, { names, type, problems })
    if (part.kind === 'string') return [literalPiece(part, problems)]
    if (part.kind === 'end') return []
    if (part.what !== 'comment') problems.push(...strayPlaceholders(part.source, part.what))
    return [part.source.replaceAll('{{', '{')]
  })
  return { pieces, problems }
}

type Reading = { names: string[]; type: DatasourceType; problems: Text[] }

function codePieces(source: string, { names, type, problems }: Reading): Piece[] {
  return splitPlaceholders(source).flatMap((part): Piece[] => {
    if (typeof part === 'object') return [{ sources: [part], isLiteral: false }]
    if ((type === 'postgresql' ? /(?<![\w$])\$\d/ : /\?/).test(part)) problems.push(ownMark(type))
    return splitNamed(part, names)
  })
}

/** `:name`, where such a value is given; `::type` and anything else that begins with a colon stays. */
function splitNamed(code: string, names: string[]): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of code.matchAll(/(?<![:\w]):([A-Za-z_]\w*)/g)) {
    const [source, name = ''] = match
    if (!names.includes(name)) continue
    pieces.push(code.slice(end, match.index), { sources: [{ kind: 'named', name, source }], isLiteral: false })
    end = match.index + source.length
  }
  return [...pieces, code.slice(end)]
}

function literalPiece({ source, content }: { source: string; content: string }, problems: Text[]): Piece {
  const sources = splitPlaceholders(content)
  problems.push(
    ...sources.flatMap((part) => (typeof part === 'object' && part.kind === 'faulty' ? [part.problem] : [])),
  )
  // A doubled brace is a brace, also where nothing is bound; quotes are as they were written.
  if (!sources.some((part) => typeof part === 'object')) return source.replaceAll('{{', '{')
  return { sources, isLiteral: true }
}

function strayPlaceholders(source: string, what: 'name' | 'literal'): Text[] {
  const [found] = splitPlaceholders(source).filter((part) => typeof part === 'object')
  if (!found || found.kind === 'faulty') return []
  return what === 'name'
    ? [
        text(
          `${found.source} 不能用作名称，只能代表一个值`,
          `${found.source} stands for a value and cannot be part of a name`,
        ),
      ]
    : [
        text(
          `${found.source} 不能写在这种字面量里，请写在普通引号中或直接使用`,
          `${found.source} cannot stand in this kind of literal: use plain quotes, or none`,
        ),
      ]
}

function ownMark(type: DatasourceType): Text {
  return type === 'postgresql'
    ? text('不能自己写 $1，请使用占位符或 :名称', '$1 is the platform’s: use placeholders or :names')
    : text('不能自己写 ?，请使用占位符或 :名称', '? is the platform’s: use placeholders or :names')
}

function valueIn({ sources, isLiteral }: Exclude<Piece, string>, valueFor: Values['valueFor']): unknown {
  const [first, ...rest] = sources
  if (!isLiteral && typeof first === 'object' && rest.length === 0) return valueFor(first)
  return sources.map((part) => (typeof part === 'string' ? part : textOf(valueFor(part)))).join('')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** PostgreSQL takes lists as arrays; everything else that is no plain value goes as JSON. */
function bound(value: unknown, type: DatasourceType): unknown {
  if (Array.isArray(value) && type === 'postgresql' && value.every((item) => typeof item !== 'object')) return value
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
