import { type Text, text } from '../text.ts'
import { isTimeFormat, timeFormats } from './time-format.ts'

const timeNames = ['yesterday', 'today', 'runTime', 'scheduledTime'] as const
const runNames = ['taskId', 'runId', 'shardIndex', 'shardTotal'] as const

type TimeName = (typeof timeNames)[number]
type RunName = (typeof runNames)[number]
export type TimeOffset = { amount: number; unit: 's' | 'm' | 'h' | 'd' | 'w' | 'M' | 'y' }

/** `source` is the placeholder as it was written, braces included. */
export type Placeholder = { source: string } & (
  | { kind: 'time'; name: TimeName; offsets: TimeOffset[]; format?: string | undefined }
  | { kind: 'run'; name: RunName }
  | { kind: 'param'; name: string }
  | { kind: 'node'; node: string; path: string[] }
  | { kind: 'faulty'; problem: Text }
)

const form = /\{\{|(?<!\$)\{([A-Za-z_]\w*)(?=[}:+.-])([^{}\n]*)\}/g
const timeRest = /^((?:[+-]\d{1,6}[smhdwMy])*)(?::(.+))?$/
const nodeRest = /^\.([\p{L}\p{N}_-]+)\.((?:result|status)(?:\.[\w-]+)*)$/u

/**
 * Splits a text into what stays as it is and the placeholders between.
 *
 * A placeholder is a `{`, a name, then maybe more that begins with `.`, `+`, `-` or `:`, and a `}` on the same line with
 * no brace between: `{today}`, `{scheduledTime-1d:yyyyMMdd}`, `{params.x}`, `{nodes.A.result.x}`. `{{` is a literal `{`.
 * Everything else stays: JSON (`{"a"`), `{print $1}`, `{1..5}`, any `}` and `}}`, and `${NAME}`, which shells read.
 */
export function splitPlaceholders(content: string): (string | Placeholder)[] {
  const parts: (string | Placeholder)[] = []
  let end = 0
  for (const match of content.matchAll(form)) {
    const [source, name, rest = ''] = match
    parts.push(content.slice(end, match.index), name === undefined ? '{' : readPlaceholder(source, name, rest))
    end = match.index + source.length
  }
  parts.push(content.slice(end))
  return parts.filter((part) => part !== '')
}

function readPlaceholder(source: string, name: string, rest: string): Placeholder {
  if (isOneOf(timeNames, name)) return readTime(source, name, rest)
  if (isOneOf(runNames, name)) {
    if (rest === '') return { source, kind: 'run', name }
    return faulty(source, text('不能带格式或偏移', 'takes no format or offset'))
  }
  if (name === 'params') {
    const [, param] = /^\.([A-Za-z_]\w*)$/.exec(rest) ?? []
    if (param) return { source, kind: 'param', name: param }
    return faulty(source, text('须写成 {params.参数名}', 'has to be written {params.name}'))
  }
  if (name === 'nodes') {
    const [, node, path] = nodeRest.exec(rest) ?? []
    if (node && path) return { source, kind: 'node', node, path: path.split('.') }
    return faulty(source, text('须写成 {nodes.节点.result.字段}', 'has to be written {nodes.A.result.field}'))
  }
  return faulty(
    source,
    text('不是已知的占位符；要写花括号本身请用 {{', 'is no known placeholder; for a brace itself write {{'),
  )
}

function readTime(source: string, name: TimeName, rest: string): Placeholder {
  const [all, offsets = '', format] = timeRest.exec(rest) ?? []
  if (all === undefined) {
    return faulty(
      source,
      text(
        '的偏移或格式有误，例如 {today-1d:yyyyMMdd}',
        'has a faulty offset or format; write it like {today-1d:yyyyMMdd}',
      ),
    )
  }
  if (format !== undefined && !isTimeFormat(format)) {
    return faulty(source, text(`的格式只能用 ${timeFormats}`, `has a faulty format: there are ${timeFormats}`))
  }
  return { source, kind: 'time', name, format, offsets: [...offsets.matchAll(/([+-]\d+)(\w)/g)].map(readOffset) }
}

function readOffset([, amount, unit]: RegExpExecArray): TimeOffset {
  return { amount: Number(amount), unit: unit as TimeOffset['unit'] }
}

function faulty(source: string, problem: Text): Placeholder {
  return { source, kind: 'faulty', problem: text(`${source} ${problem.zh}`, `${source} ${problem.en}`) }
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name)
}
