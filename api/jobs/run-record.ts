import type { Language, Text } from '../../domain/text.ts'

type Told<T extends { error_msg: Text | null }> = Omit<T, 'error_msg'> & { error_msg: string | null }

/** The record with its error in the reader's language. */
export function inLanguage<T extends { error_msg: Text | null }>(record: T, language: Language): Told<T> {
  return { ...record, error_msg: record.error_msg?.[language] ?? null }
}
