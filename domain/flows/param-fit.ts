import type { JobParam } from '../jobs/job.ts'
import { readParam } from '../jobs/param-values.ts'
import { splitPlaceholders } from '../jobs/placeholder-syntax.ts'
import { type Text, text } from '../text.ts'

/** The kinds of value that a parameter of a type takes, as `readParam` does; texts are read as numbers and truth values. */
const taken: Record<JobParam['type'], readonly string[]> = {
  string: ['string', 'number', 'boolean', 'temporal'],
  number: ['number', 'string'],
  boolean: ['boolean', 'string'],
  date: ['string', 'temporal'],
  json: ['string', 'number', 'boolean', 'temporal', 'list', 'object', 'null'],
}

/** Why a parameter can never take what comes to this kind. `kind`: undefined when it is not known. */
export function kindMisfit(param: JobParam, kind: string | undefined): Text | undefined {
  if (kind === undefined || taken[param.type].includes(kind)) return undefined
  const { zh, en } = expected[param.type]
  return text(`须为${zh}`, `has to be ${en}`)
}

/** Why a parameter cannot take this value; what has placeholders in it is known when it runs. */
export function valueMisfit(param: JobParam, value: unknown): Text | undefined {
  if (typeof value === 'string' && splitPlaceholders(value).some((part) => typeof part !== 'string')) return undefined
  const read = readParam(param.type, value)
  return 'fault' in read ? read.fault : undefined
}

const expected: Record<JobParam['type'], Text> = {
  string: text('文本', 'a text'),
  number: text('数字', 'a number'),
  boolean: text('真假值', 'true or false'),
  date: text('日期', 'a date'),
  json: text('JSON', 'JSON'),
}
