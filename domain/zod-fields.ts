import type { z } from 'zod'
import type { FieldError } from './errors.ts'
import { type Text, text } from './text.ts'

type Issue = z.core.$ZodIssue

/** What is wrong, field by field. A check of our own says it in both languages as `params: text(zh, en)`. */
export function fieldErrors(issues: readonly Issue[], under: PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [...under, ...issue.path]
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({ field: nameOf([...path, key]), message: unknownField }))
      case 'invalid_key':
        return [{ field: nameOf(path), message: text('名称不符合要求', 'This name is not allowed') }]
      case 'invalid_element':
        return fieldErrors(issue.issues, path)
      case 'invalid_union':
        return unionErrors(issue, path)
      default:
        return [{ field: nameOf(path), message: messageOf(issue) }]
    }
  })
}

function nameOf(path: PropertyKey[]): string {
  return path.length === 0 ? 'body' : path.map(String).join('.')
}

const unknownField = text('未知字段', 'There is no such field')
const mismatch = text('格式不正确', 'This does not have the right form')

/** Of the forms that a value may take, the one that it comes closest to tells most. */
function unionErrors(issue: Extract<Issue, { code: 'invalid_union' }>, path: PropertyKey[]): FieldError[] {
  if ('options' in issue && issue.options) return [{ field: nameOf(path), message: oneOf(issue.options) }]
  const branches = issue.errors.filter((branch) => !branch.some((inner) => inner.path.length === 0 && isOfType(inner)))
  const [closest] = branches.toSorted((a, b) => a.length - b.length)
  return closest ? fieldErrors(closest, path) : [{ field: nameOf(path), message: mismatch }]
}

function isOfType(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value'
}

function messageOf(
  issue: Exclude<Issue, { code: 'unrecognized_keys' | 'invalid_key' | 'invalid_element' | 'invalid_union' }>,
): Text {
  switch (issue.code) {
    case 'invalid_type':
      return typeMessage(issue)
    case 'invalid_value':
      return oneOf(issue.values)
    case 'too_small':
      return boundMessage(issue.origin, Number(issue.minimum), smallest, issue.inclusive ?? true)
    case 'too_big':
      return boundMessage(issue.origin, Number(issue.maximum), largest, issue.inclusive ?? true)
    case 'invalid_format':
      return formats[issue.format] ?? mismatch
    case 'not_multiple_of':
      return text(`须为 ${issue.divisor} 的倍数`, `Must be a multiple of ${issue.divisor}`)
    case 'custom':
      return isText(issue.params) ? issue.params : mismatch
  }
}

const required = text('必填', 'This is required')

function typeMessage({ expected, input }: Extract<Issue, { code: 'invalid_type' }>): Text {
  if (input === undefined && expected !== 'undefined') return required
  const type = types[expected] ?? types.object
  return text(`须为${type.zh}`, `Must be ${type.en}`)
}

const types: Record<string, Text> & { object: Text } = {
  string: text('文本', 'text'),
  number: text('数字', 'a number'),
  int: text('整数', 'a whole number'),
  boolean: text('布尔值 true 或 false', 'true or false'),
  array: text('数组', 'a list'),
  object: text('对象', 'an object'),
  record: text('对象', 'an object'),
  null: text('空值 null', 'null'),
  date: text('时间', 'a time'),
}

function oneOf(values: readonly unknown[]): Text {
  const shown = values.slice(0, 20).map(String).join(', ')
  return values.length === 1
    ? text(`须为 ${shown}`, `Must be ${shown}`)
    : text(`须为以下之一：${shown}`, `Must be one of: ${shown}`)
}

type Bound = {
  zh: { chars: string; items: string; value: [inclusive: string, exclusive: string] }
  en: { chars: string; items: string; value: [inclusive: string, exclusive: string] }
}

const smallest: Bound = {
  zh: { chars: '至少 # 个字符', items: '至少 # 项', value: ['不能小于 #', '须大于 #'] },
  en: {
    chars: 'At least # characters',
    items: 'At least # items',
    value: ['Must not be less than #', 'Must be greater than #'],
  },
}
const largest: Bound = {
  zh: { chars: '最多 # 个字符', items: '最多 # 项', value: ['不能大于 #', '须小于 #'] },
  en: {
    chars: 'At most # characters',
    items: 'At most # items',
    value: ['Must not be greater than #', 'Must be less than #'],
  },
}

function boundMessage(origin: string, limit: number, bound: Bound, isInclusive: boolean): Text {
  const say = ({ chars, items, value }: Bound['zh']) =>
    (origin === 'string' ? chars : origin === 'array' || origin === 'set' ? items : value[isInclusive ? 0 : 1]).replace(
      '#',
      String(limit),
    )
  if (origin === 'string' && bound === smallest && limit === 1) return text('不能为空', 'This must not be empty')
  return text(say(bound.zh), say(bound.en))
}

const formats: Record<string, Text> = {
  email: text('邮箱格式不正确', 'This is not an e-mail address'),
  url: text('不是有效的网址', 'This is not a web address'),
  uuid: text('不是有效的 UUID', 'This is not a UUID'),
  datetime: text(
    '须为带时区的时间，例如 2026-01-31T08:00:00+08:00',
    'Must be a time with its offset, such as 2026-01-31T08:00:00+08:00',
  ),
  date: text('须为日期，例如 2026-01-31', 'Must be a date, such as 2026-01-31'),
  time: text('须为时刻，例如 08:30:00', 'Must be a time of day, such as 08:30:00'),
  ipv4: text('不是有效的 IPv4 地址', 'This is not an IPv4 address'),
  ipv6: text('不是有效的 IPv6 地址', 'This is not an IPv6 address'),
  base64: text('不是有效的 Base64', 'This is not Base64'),
}

function isText(params: unknown): params is Text {
  const { zh, en } = (params ?? {}) as Partial<Text>
  return typeof zh === 'string' && typeof en === 'string'
}
