import type { z } from 'zod'
import type { FieldError } from '../../domain/errors.ts'
import { type ImportField, importFields } from '../../domain/iam/user-import.ts'
import { type Text, text } from '../../domain/text.ts'
import { fieldErrors } from '../../domain/zod-fields.ts'
import type { ImportCells } from './read-import.ts'

/** What is wrong with the cells of a row, each told once and in words that say how it should be. */
export function problemsOf(cells: ImportCells, { issues }: z.ZodError): FieldError[] {
  const first = new Map(issues.toReversed().map((issue) => [issue.path[0], issue]))
  return importFields.flatMap((field): FieldError[] => {
    const issue = first.get(field)
    if (!issue) return []
    if (!cells[field]) return [{ field, message: missing }]
    const form = issue.code === 'invalid_format' ? forms[field] : undefined
    return form ? [{ field, message: form }] : fieldErrors([issue])
  })
}

const missing = text('不能为空', 'This must not be empty')
const forms: Partial<Record<ImportField, Text>> = {
  username: text(
    '只能有字母、数字、汉字和 . _ @ + -，并以字母、数字或汉字开头',
    'Letters, digits and . _ @ + - only, beginning with a letter or digit',
  ),
  email: text('格式不正确，例如 name@example.com', 'Not an address such as name@example.com'),
  phone: text('只能有数字、空格、括号和 -，可以 + 开头', 'Digits, spaces, brackets and - only; it may begin with +'),
}
