import type { DatasourceType } from '../datasources/datasource.ts'

/**
 * A part of an SQL text. `code` is what the server reads; `string` an ordinary literal, `content` being what it says;
 * `fixed` everything that no value can stand in: comments, quoted names, other forms of literals.
 */
export type SqlPart =
  | { kind: 'code'; source: string }
  | { kind: 'string'; source: string; content: string }
  | { kind: 'fixed'; source: string; what: 'comment' | 'name' | 'literal' }
  | { kind: 'end' }

type Rule = {
  start: RegExp
  read: (text: string, from: number, match: RegExpExecArray) => SqlPart & { source: string }
}

/** Splits a text into its parts; statements end at `;` outside of literals, names and comments. What is never closed runs to the end. */
export function splitSql(text: string, type: DatasourceType): SqlPart[] {
  const parts: SqlPart[] = []
  let code = ''
  const flush = () => {
    if (code !== '') parts.push({ kind: 'code', source: code })
    code = ''
  }
  for (let at = 0; at < text.length; ) {
    const part = partAt(text, at, type)
    if (part) {
      flush()
      parts.push(part)
      at += part.source.length
    } else if (text[at] === ';') {
      flush()
      parts.push({ kind: 'end' })
      at++
    } else {
      // A name or number as a whole: an E or a quote within it begins nothing.
      const [word = text[at] ?? ''] = wordAt(text, at)
      code += word
      at += word.length
    }
  }
  flush()
  return parts
}

function wordAt(text: string, at: number): string[] {
  word.lastIndex = at
  return word.exec(text) ?? []
}

/** A placeholder, whose format may hold quotes, is taken as a whole too. */
const word = /[\p{L}\p{N}_$]+|\{\{|\{[A-Za-z_]\w*[^{}\n]*\}/uy

function partAt(text: string, at: number, type: DatasourceType): (SqlPart & { source: string }) | undefined {
  for (const { start, read } of rules[type]) {
    start.lastIndex = at
    const match = start.exec(text)
    if (match) return read(text, at, match)
  }
  return undefined
}

const lineComment: Rule['read'] = (text, from) => {
  const end = text.indexOf('\n', from)
  return { kind: 'fixed', what: 'comment', source: text.slice(from, end === -1 ? text.length : end + 1) }
}

const flatComment: Rule['read'] = (text, from) => {
  const end = text.indexOf('*/', from + 2)
  return { kind: 'fixed', what: 'comment', source: text.slice(from, end === -1 ? text.length : end + 2) }
}

/** PostgreSQL's comments hold others. */
const nestedComment: Rule['read'] = (text, from) => {
  const mark = /\/\*|\*\//g
  mark.lastIndex = from
  let depth = 0
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1
    if (depth === 0) return { kind: 'fixed', what: 'comment', source: text.slice(from, mark.lastIndex) }
  }
  return { kind: 'fixed', what: 'comment', source: text.slice(from) }
}

const dollarQuoted: Rule['read'] = (text, from, [tag]) => {
  const end = text.indexOf(tag, from + tag.length)
  return { kind: 'fixed', what: 'literal', source: text.slice(from, end === -1 ? text.length : end + tag.length) }
}

/** To the next quote that is neither doubled nor, where that counts, behind a backslash. */
function quotedFrom(text: string, from: number, { quote, escapes }: { quote: string; escapes: boolean }): string {
  for (let at = from + 1; at < text.length; at++) {
    if (escapes && text[at] === '\\') at++
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return text.slice(from, at + 1)
      at++
    }
  }
  return text.slice(from)
}

const quotedName =
  (quote: string): Rule['read'] =>
  (text, from) => ({ kind: 'fixed', what: 'name', source: quotedFrom(text, from, { quote, escapes: false }) })

const literal =
  (escapes: boolean): Rule['read'] =>
  (text, from, [quote]) => {
    const source = quotedFrom(text, from, { quote, escapes })
    // What a backslash means depends on the server's mode: such a literal stays as it is.
    if (escapes && source.includes('\\')) return { kind: 'fixed', what: 'literal', source }
    return { kind: 'string', source, content: source.slice(1, -1).replaceAll(quote + quote, quote) }
  }

/** `E'…'`, `B'…'`, `N'…'` and their like. */
const prefixed =
  (escapes: boolean): Rule['read'] =>
  (text, from, [prefix]) => {
    const start = from + prefix.length - 1
    const quoted = quotedFrom(text, start, { quote: "'", escapes })
    return { kind: 'fixed', what: 'literal', source: text.slice(from, start) + quoted }
  }

const rules: Record<DatasourceType, Rule[]> = {
  postgresql: [
    { start: /--/y, read: lineComment },
    { start: /\/\*/y, read: nestedComment },
    { start: /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y, read: dollarQuoted },
    { start: /(?:E|U&)'/iy, read: prefixed(true) },
    { start: /[BXN]'/iy, read: prefixed(false) },
    { start: /'/y, read: literal(false) },
    { start: /"/y, read: quotedName('"') },
  ],
  mysql: [
    { start: /--(?=\s|$)/y, read: lineComment },
    { start: /#/y, read: lineComment },
    { start: /\/\*/y, read: flatComment },
    { start: /[BXN]'/iy, read: prefixed(true) },
    { start: /['"]/y, read: literal(true) },
    { start: /`/y, read: quotedName('`') },
  ],
}
