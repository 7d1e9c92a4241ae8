import type { BackfillOrder } from '../../../../domain/jobs/backfill-status.ts'
import { backfillWords } from '../../i18n/backfill-words.ts'
import { t } from '../../i18n/language.ts'
import type { JobParam } from '../job-records.ts'
import { initialText, paramProblem, readParams } from '../param-values.ts'
import type { BackfillBody } from './backfill-queries.ts'

/** A backfill as it stands in the form; times and parameters are texts. */
export type BackfillDraft = {
  from: string
  to: string
  order: BackfillOrder
  concurrency: number | undefined
  skip_successful: boolean
  params: Record<string, string>
}

type Search = Partial<Record<string, string | string[]>>

/** Empty, or as an earlier one was asked for. */
export function draftFrom(params: JobParam[], search: Search): BackfillDraft {
  const atOnce = Number(search.at_once)
  return {
    from: timeIn(search.from),
    to: timeIn(search.to),
    order: search.order === 'desc' ? 'desc' : 'asc',
    concurrency: Number.isInteger(atOnce) && atOnce >= 1 && atOnce <= 100 ? atOnce : 1,
    skip_successful: true,
    params: Object.fromEntries(params.map((param) => [param.name, initialText(param)])),
  }
}

function timeIn(text: string | string[] | undefined): string {
  const time = typeof text === 'string' ? new Date(text) : new Date(Number.NaN)
  return Number.isNaN(time.getTime()) ? '' : time.toISOString()
}

export function checkBackfill(params: JobParam[], draft: BackfillDraft): Record<string, string> {
  const words = backfillWords()
  const required = (name: 'from' | 'to' | 'concurrency') =>
    draft[name] ? [] : [[name, t().form.required(words[name])] as const]
  const wrong = params.flatMap((param) => {
    const problem = paramProblem(param, draft.params[param.name] ?? '')
    return problem ? [[`params.${param.name}`, problem] as const] : []
  })
  return Object.fromEntries([...required('from'), ...required('to'), ...required('concurrency'), ...wrong])
}

export function bodyOf(params: JobParam[], draft: BackfillDraft): BackfillBody {
  return {
    start: draft.from,
    end: draft.to,
    order: draft.order,
    concurrency: draft.concurrency ?? 1,
    skip_successful: draft.skip_successful,
    params: readParams(params, draft.params) as BackfillBody['params'],
  }
}
