import type { Readable } from 'node:stream'
import type { FieldError } from '../../domain/errors.ts'
import { type ImportField, importFields, importHeads, problemHead } from '../../domain/iam/user-import.ts'
import type { Language } from '../../domain/text.ts'
import type { CheckedRow } from './check-import.ts'
import { usersSheet } from './export-users.ts'
import { type TableFormat, tableFile } from './table-file.ts'

type Wish = { fields: ImportField[]; format: TableFormat; language: Language }

/** The rows that have problems, as a file to mend and to upload again, with what is wrong in a column of its own. */
export function problemFile(checked: CheckedRow[], { fields, format, language }: Wish): Readable {
  const rows = checked
    .filter(({ outcome }) => outcome === 'error')
    .map(({ cells, errors }) => [...fields.map((field) => cells[field] ?? ''), sentenceOf(errors, language)])
  const heads = [...fields.map((field) => importHeads[field]), problemHead]
  return tableFile(format, { name: usersSheet[language], heads: heads.map((head) => head[language]), rows })
}

const pauses: Record<Language, { colon: string; end: string }> = {
  zh: { colon: '：', end: '；' },
  en: { colon: ': ', end: '; ' },
}

function sentenceOf(errors: FieldError[], language: Language): string {
  const { colon, end } = pauses[language]
  const inOrder = importFields.flatMap((name) => errors.filter(({ field }) => field === name))
  return inOrder
    .map(({ field, message }) => importHeads[field as ImportField][language] + colon + message[language])
    .join(end)
}
