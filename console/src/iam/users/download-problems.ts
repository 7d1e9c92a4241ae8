import { type Existing, importFormOf } from './create-user-import.ts'
import { downloadTable } from './user-actions.ts'

/** The rows of a file that have problems, in the format of the file that they come from. */
export function downloadProblems(file: File, existing: Existing): Promise<void> {
  const format = /\.csv$/i.test(file.name) ? 'csv' : 'xlsx'
  const name = file.name.replace(/\.[^.]*$/, '')
  return downloadTable(
    new Request(`/api/v1/users/import/problems?format=${format}&existing=${existing}`, {
      method: 'POST',
      body: importFormOf(file),
    }),
    `${name}-problems.${format}`,
  )
}
