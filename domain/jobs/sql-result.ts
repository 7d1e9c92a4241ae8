type Answer = { columns: string[]; rows: Record<string, unknown>[]; affected: number | null }

/**
 * What a run of SQL gives: the rows of its last statement that has any columns, as the bare value where that is one single
 * cell; without such a statement, how many rows were changed.
 */
export function sqlResult(answers: Answer[]): unknown {
  const last = answers.findLast(({ columns }) => columns.length > 0)
  if (!last) return { affected_rows: answers.reduce((sum, { affected }) => sum + (affected ?? 0), 0) }
  const [column, ...others] = last.columns
  const [row, ...more] = last.rows
  if (column !== undefined && row && others.length === 0 && more.length === 0) return row[column] ?? null
  return last.rows
}
