import { type FieldError, invalid, invalidFields } from '../errors.ts'
import { text } from '../text.ts'
import { configErrors } from './config-rules.ts'
import { parseCron } from './cron-rules.ts'
import type { JobInput, triggerFields } from './job.ts'
import { jobKinds } from './kinds.ts'
import { mapTexts } from './map-texts.ts'
import { looksSealed } from './sealed-params.ts'
import { isSealed } from './sealed-values.ts'
import { isTimeZone } from './zone-periods.ts'

type TriggerInput = Pick<JobInput, keyof typeof triggerFields>

const clockToleranceMs = 60_000

/** Throws with every field that is wrong, beyond what its shape says. */
export function checkJob(job: JobInput): void {
  const errors = [
    ...triggerErrors(job),
    ...shardErrors(job),
    ...paramErrors(job),
    ...sealedLookErrors(job.config, 'config'),
    ...sealedDefaultErrors(job),
    ...configErrors(job),
  ]
  if (errors.length > 0) throw invalidFields(errors)
}

export function checkTrigger(trigger: TriggerInput): void {
  const errors = triggerErrors(trigger)
  if (errors.length > 0) throw invalidFields(errors)
}

/** A run stands for a moment that has come: its time may lie in the past, as for a day that is made up for, not ahead. */
export function checkScheduledAt(scheduledAt: string, now: number): void {
  if (Date.parse(scheduledAt) > now + clockToleranceMs) {
    throw invalid('scheduled_at', text('计划时间不能在将来', 'The scheduled time cannot lie in the future'))
  }
}

function triggerErrors(trigger: TriggerInput): FieldError[] {
  const { trigger_type, cron_expr, timezone, start_at, end_at } = trigger
  const errors: FieldError[] = []
  if (!isTimeZone(timezone)) {
    errors.push({ field: 'timezone', message: text('没有这个时区', 'There is no such time zone') })
  }
  if (start_at && end_at && Date.parse(end_at) <= Date.parse(start_at)) {
    errors.push({ field: 'end_at', message: text('结束时间须晚于开始时间', 'The end must come after the start') })
  }
  if (trigger_type === 'cron') {
    if (cron_expr) errors.push(...cronErrors(cron_expr))
    else errors.push({ field: 'cron_expr', message: text('请填写 Cron 表达式', 'A cron expression is needed') })
  }
  if ((trigger_type === 'fixed_rate' || trigger_type === 'fixed_delay') && !trigger.interval) {
    errors.push({ field: 'interval', message: text('请填写间隔秒数', 'An interval in seconds is needed') })
  }
  if (trigger_type === 'once' && !trigger.run_at) {
    errors.push({ field: 'run_at', message: text('请填写运行时间', 'The time to run at is needed') })
  }
  return errors
}

function shardErrors({ job_type, shard_total, broadcast }: JobInput): FieldError[] {
  if (!broadcast) return []
  const errors: FieldError[] = []
  const add = (zh: string, en: string) => errors.push({ field: 'broadcast', message: text(zh, en) })
  if (shard_total) add('广播与固定分片数只能选一个', 'Choose either a broadcast or a number of shards')
  if (jobKinds[job_type].runner !== 'executor') {
    add('只有在执行器上运行的脚本任务可以广播', 'Only scripts, which run on executors, can be broadcast')
  }
  return errors
}

function cronErrors(expression: string): FieldError[] {
  try {
    parseCron(expression)
    return []
  } catch (error) {
    const { extras } = error as { extras?: { fields?: FieldError[] } }
    if (!extras?.fields) throw error
    return extras.fields
  }
}

/** What jobs and flows have in common: when they fire, and what they are given. */
export function firingErrors(firing: TriggerInput & Pick<JobInput, 'params'>): FieldError[] {
  return [...triggerErrors(firing), ...paramErrors(firing), ...sealedDefaultErrors(firing)]
}

function paramErrors({ params }: Pick<JobInput, 'params'>): FieldError[] {
  const seen = new Set<string>()
  return params.flatMap(({ name }, index) => {
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return [{ field: `params.${index}.name`, message: text('参数名重复', 'Another parameter has this name') }]
  })
}

function sealedDefaultErrors({ params }: Pick<JobInput, 'params'>): FieldError[] {
  return params.flatMap(({ default: value }, index) => sealedLookErrors({ default: value }, `params.${index}`))
}

/** Only the platform itself writes texts of the form in which it keeps secrets. */
function sealedLookErrors(values: object, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const [name, value] of Object.entries(values)) {
    mapTexts(value, (content) => isSealed(content) && errors.push({ field: `${path}.${name}`, message: looksSealed }))
  }
  return errors
}
