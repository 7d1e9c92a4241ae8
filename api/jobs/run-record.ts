import type { Run } from '../../db/jobs/run-queries.ts'
import { hideSealed } from '../../domain/jobs/sealed-job.ts'
import type { Language, Text } from '../../domain/text.ts'

type Told<T extends { error_msg: Text | null }> = Omit<T, 'error_msg'> & { error_msg: string | null }

/** A run as people see it: its secret parameters masked, its error in the reader's language. */
export function shownRun<T extends Pick<Run, 'params' | 'error_msg'>>(run: T, language: Language): Told<T> {
  return inLanguage({ ...run, params: hideSealed(run.params) }, language)
}

/** The record with its error in the reader's language. */
export function inLanguage<T extends { error_msg: Text | null }>(record: T, language: Language): Told<T> {
  return { ...record, error_msg: record.error_msg?.[language] ?? null }
}
