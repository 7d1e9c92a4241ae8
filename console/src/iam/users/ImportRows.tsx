import type { Schemas } from '../../api/client.ts'
import { t } from '../../i18n/language.ts'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'

type Answer = Schemas['UserImport']
type Row = Answer['rows'][number] & { id: number }
type Field = Answer['fields'][number]

/** What a file holds, row by row, with what is wrong beside it. */
export function ImportRows(props: { answer: Answer; onlyBroken: boolean }) {
  const rows = (): Row[] =>
    props.answer.rows
      .filter((row) => !props.onlyBroken || row.errors.length > 0)
      .slice(0, 500)
      .map((row) => ({ ...row, id: row.row }))
  return (
    <DataTable
      label={t().users.importUsers}
      columns={columnsOf(props.answer.fields)}
      source={{
        rows,
        total: () => rows().length,
        error: () => undefined,
        isFetching: () => false,
        isOld: () => false,
        refetch: () => undefined,
      }}
      empty={<span />}
    />
  )
}

function columnsOf(fields: Field[]): Column<Row>[] {
  const words = t().users
  const names: Record<Field, string> = {
    username: words.username,
    name: words.person,
    email: words.email,
    phone: words.phone,
    department: words.department,
    roles: words.roles,
  }
  return [
    { id: 'row', header: words.row, width: '56px', cell: (row) => row.row },
    ...fields.map(
      (field): Column<Row> => ({
        id: field,
        header: names[field],
        onCard: field === 'username' ? 'title' : 'line',
        cell: (row) => (
          <span
            data-tip={row.cells[field]}
            classList={{ 'text-failed': row.errors.some((error) => error.field === field) }}
          >
            {row.cells[field] || '–'}
          </span>
        ),
      }),
    ),
    {
      id: 'problems',
      header: words.problems,
      width: '280px',
      cell: (row) => {
        const text = row.errors.map((error) => `${names[error.field]}: ${error.message}`).join('; ')
        return (
          <span data-tip={text || undefined} classList={{ 'text-failed': text !== '', 'text-ink-3': text === '' }}>
            {text || words.rowOk}
          </span>
        )
      },
    },
  ]
}
