import { t } from '../i18n/language.ts'
import type { JobParam } from './job-records.ts'

export type ParamValues = Record<string, unknown>

/** A parameter's value as one types it. */
export function initialText(param: JobParam): string {
  return param.secret || param.default === undefined || param.default === null ? '' : valueText(param.default)
}

export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export function paramProblem(param: JobParam, text: string): string | undefined {
  const isKept = param.secret && param.default !== undefined
  if (text.trim() === '') return param.required && !isKept ? t().form.required(param.name) : undefined
  return parseParam(param.type, text) === undefined ? t().jobs.paramInvalid[param.type] : undefined
}

/** Empty texts are left out, so that the default counts. */
export function readParams(params: JobParam[], texts: Record<string, string>): ParamValues {
  const entries = params.flatMap((param) => {
    const text = texts[param.name] ?? ''
    return text.trim() === '' ? [] : [[param.name, parseParam(param.type, text)] as const]
  })
  return Object.fromEntries(entries)
}

/** Undefined when the text isn't a value of that type. */
export function parseParam(type: JobParam['type'], text: string): unknown {
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
  if (type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
  if (type === 'json') return parseJson(text)
  return text
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
