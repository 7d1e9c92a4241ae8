import { DomainError, type FieldError, invalidFields } from '../errors.ts'
import { type Text, text } from '../text.ts'
import type { JobParam } from './job.ts'
import { mapTexts } from './map-texts.ts'
import { readParam } from './param-values.ts'
import { type Placeholder, splitPlaceholders } from './placeholder-syntax.ts'
import { renderTime } from './placeholder-times.ts'

/** What the placeholders of a run are filled from. Without shards a run is the only one: 0 of 1. */
export type PlaceholderContext = {
  runId: number
  jobId: number | null
  scheduledAt: Date
  startTime: Date
  definition: { timezone: string; params: JobParam[] }
  params: Record<string, unknown>
  shardIndex?: number | undefined
  shardTotal?: number | undefined
  nodes?: Record<string, { status: string; result: unknown }>
}

/**
 * What is wrong with the placeholders in a job's configuration and in the defaults of its parameters, and with the types
 * of those; fields are paths such as `config.headers.X-Date` and `params.0.default`.
 */
export function checkPlaceholders(config: unknown, params: JobParam[]): FieldError[] {
  const names = new Set(params.map(({ name }) => name))
  const inConfig = faultsIn(config, 'config', (placeholder) =>
    placeholder.kind === 'param' && !names.has(placeholder.name)
      ? text(`${placeholder.source} 没有声明这个参数`, `${placeholder.source} is not declared as a parameter`)
      : undefined,
  )
  const inDefaults = params.flatMap((param, index) => {
    const read = param.default === undefined ? undefined : readGiven(param, param.default, `params.${index}.default`)
    return read && 'errors' in read ? read.errors : []
  })
  return [...inConfig, ...inDefaults]
}

/**
 * The parameters of a run: what was given, else the defaults. Placeholders in them stay, since they are filled when the run
 * starts. Throws `validation` by name for what is not declared, missing though required, or not of its type.
 */
export function resolveParams(declared: JobParam[], given: Record<string, unknown>): Record<string, unknown> {
  const names = new Set(declared.map(({ name }) => name))
  const errors: FieldError[] = Object.keys(given)
    .filter((name) => !names.has(name))
    .map((name) => ({ field: `params.${name}`, message: text('没有声明这个参数', 'No such parameter is declared') }))
  const resolved: [string, unknown][] = []
  for (const param of declared) {
    const field = `params.${param.name}`
    const value = Object.hasOwn(given, param.name) ? (given[param.name] ?? param.default) : param.default
    if (value !== undefined) {
      const read = readGiven(param, value, field)
      if ('errors' in read) errors.push(...read.errors)
      else resolved.push([param.name, read.value])
    } else if (param.required) {
      errors.push({ field, message: text('请填写这个参数', 'This parameter is required') })
    }
  }
  if (errors.length > 0) throw invalidFields(errors)
  return Object.fromEntries(resolved)
}

/** The same value with the placeholders in all its texts filled in. Throws `placeholder` where one has no value. */
export function renderPlaceholders<T>(value: T, context: PlaceholderContext): T {
  return mapTexts(value, (content) => renderText(content, context)) as T
}

/**
 * Like `renderPlaceholders`, for JSON: a text that is nothing but one placeholder becomes its value, with its own type.
 */
export function renderJson(value: unknown, context: PlaceholderContext): unknown {
  return mapTexts(value, (content) => {
    const [first, ...rest] = splitPlaceholders(content)
    return typeof first === 'object' && rest.length === 0 ? requireValue(first, context) : renderText(content, context)
  })
}

const harmless = /^[\p{L}\p{N} _.,:@%+=/-]*$/u

/**
 * Like `renderPlaceholders`, for a script: who may run a job could otherwise make it run anything, so parameters and
 * results have to consist of letters, digits, spaces and `_ . , : @ % + = / -`. Other values go through `args` and `env`.
 */
export function renderScript(script: string, context: PlaceholderContext): string {
  return renderText(script, context, ({ source, kind }, shown) => {
    if ((kind !== 'param' && kind !== 'node') || harmless.test(shown)) return
    throw refusal(
      text(
        `${source} 的值含有脚本会执行的字符，请改用 args 或 env 传入`,
        `The value of ${source} has characters that a script would act on: pass it by args or env`,
      ),
    )
  })
}

type Guard = (placeholder: Placeholder, shown: string) => void

function renderText(content: string, context: PlaceholderContext, guard: Guard = () => {}): string {
  return splitPlaceholders(content)
    .map((part) => {
      if (typeof part === 'string') return part
      const value = requireValue(part, context)
      const shown = typeof value === 'string' ? value : JSON.stringify(value)
      guard(part, shown)
      return shown
    })
    .join('')
}

/** What a placeholder stands for, with its own type. Throws `placeholder` where it has no value. */
export function requireValue(placeholder: Placeholder, context: PlaceholderContext): unknown {
  const value = lookUp(placeholder, context)
  if (value !== undefined) return value
  throw refusal(text(`${placeholder.source} 没有值`, `${placeholder.source} has no value`))
}

function lookUp(placeholder: Placeholder, context: PlaceholderContext): unknown {
  const { runId, jobId, shardIndex = 0, shardTotal = 1, definition, scheduledAt, startTime } = context
  switch (placeholder.kind) {
    case 'time':
      return renderTime(placeholder, { scheduledAt, startTime, timezone: definition.timezone })
    case 'run':
      return { taskId: jobId ?? undefined, runId, shardIndex, shardTotal }[placeholder.name]
    case 'param':
      return paramValue(placeholder.name, context)
    case 'node':
      return valueAt(context.nodes, [placeholder.node, ...placeholder.path])
    case 'faulty':
      throw refusal(placeholder.problem)
  }
}

/** Every parameter that has a value, given or by default, with its placeholders filled in and of its type. */
export function renderParams(context: PlaceholderContext): Record<string, unknown> {
  const entries = context.definition.params.map(({ name }) => [name, paramValue(name, context)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** The nodes of a flow that texts ask for. */
export function nodesAskedFor(...values: unknown[]): string[] {
  const asked = new Set<string>()
  mapTexts(values, (content) => {
    for (const part of splitPlaceholders(content)) {
      if (typeof part === 'object' && part.kind === 'node') asked.add(part.node)
    }
  })
  return [...asked]
}

function paramValue(name: string, context: PlaceholderContext): unknown {
  const declared = context.definition.params.find((param) => param.name === name)
  const raw = context.params[name] ?? declared?.default
  if (raw === undefined) return undefined
  const withoutParams = { ...context, params: {}, definition: { ...context.definition, params: [] } }
  const rendered = mapTexts(raw, (content) => renderText(content, withoutParams))
  const read = readParam(declared?.type ?? 'json', rendered)
  if ('value' in read) return read.value
  throw refusal(text(`参数 ${name} ${read.fault.zh}`, `The parameter ${name} ${read.fault.en}`))
}

/** A value that holds placeholders has its type only when they are filled in. */
function readGiven({ type }: JobParam, value: unknown, field: string): { value: unknown } | { errors: FieldError[] } {
  const errors = faultsIn(value, field, (placeholder) =>
    placeholder.kind === 'param'
      ? text('参数的值不能引用参数', 'The value of a parameter cannot refer to parameters')
      : undefined,
  )
  if (errors.length > 0) return { errors }
  if (hasPlaceholders(value)) return { value }
  const read = readParam(type, value)
  return 'fault' in read ? { errors: [{ field, message: read.fault }] } : read
}

function faultsIn(value: unknown, path: string, faultOf: (placeholder: Placeholder) => Text | undefined): FieldError[] {
  if (typeof value === 'string') {
    return splitPlaceholders(value).flatMap((part) => {
      if (typeof part === 'string') return []
      const message = part.kind === 'faulty' ? part.problem : faultOf(part)
      return message ? [{ field: path, message }] : []
    })
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => faultsIn(item, `${path}.${key}`, faultOf))
}

function hasPlaceholders(value: unknown): boolean {
  let isFound = false
  mapTexts(value, (content) => {
    isFound ||= splitPlaceholders(content).some((part) => typeof part === 'object')
  })
  return isFound
}

function valueAt(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? (found as Record<string, unknown>)[key]
        : undefined,
    value,
  )
}

function refusal(message: Text): DomainError {
  return new DomainError('placeholder', message)
}
