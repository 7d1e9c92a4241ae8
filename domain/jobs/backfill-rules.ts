import { DomainError, type FieldError, invalid, invalidFields } from '../errors.ts'
import { text } from '../text.ts'
import type { BackfillInput } from './backfill.ts'
import { isOffDay, nextFires, type Trigger } from './next-fires.ts'

/** More than a year of fires every ten minutes; a range beyond is split. */
const mostBackfilled = 100_000

const clockToleranceMs = 60_000

type Range = Pick<BackfillInput, 'start' | 'end'>

/**
 * The times, in milliseconds and in order, at which the job's trigger fires within the range, days off
 * of its calendar left out. Throws when the range is
 * none, holds too many, or when the trigger has no times of its own.
 */
export function backfillTimes(trigger: Trigger, { start, end }: Range, now: number): number[] {
  const errors = rangeErrors({ start, end }, now)
  if (errors.length > 0) throw invalidFields(errors)
  if (trigger.trigger_type === 'manual' || trigger.trigger_type === 'fixed_delay') throw hasNoTimes()
  const from = Date.parse(start)
  const until = Math.min(Date.parse(end), now)
  const fires = nextFires(trigger, { from, count: mostBackfilled + 1 }).filter((fire) => fire <= until)
  if (fires.length <= mostBackfilled) return fires.filter((fire) => !isOffDay(trigger, fire))
  const most = mostBackfilled.toLocaleString('en')
  throw invalid(
    'end',
    text(
      `一次最多补 ${most} 次运行，请缩小时间范围，分几次补`,
      `A backfill makes at most ${most} runs; take a shorter range, and several of them`,
    ),
  )
}

function rangeErrors({ start, end }: Range, now: number): FieldError[] {
  const errors: FieldError[] = []
  if (Date.parse(end) < Date.parse(start)) {
    errors.push({ field: 'end', message: text('结束时间不能早于开始时间', 'The end cannot come before the start') })
  }
  if (Date.parse(end) > now + clockToleranceMs) {
    errors.push({ field: 'end', message: text('结束时间不能在将来', 'The end cannot lie in the future') })
  }
  return errors
}

function hasNoTimes(): DomainError {
  return new DomainError(
    'validation',
    text(
      '这个任务没有自己的计划时间（手动触发或固定延迟），无法按时间范围补数；请手动运行',
      'This job has no times of its own (it is run by hand, or with a fixed delay), so no range of them can be made up for; run it by hand',
    ),
  )
}
