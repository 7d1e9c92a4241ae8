import CircleAlert from 'lucide-solid/icons/circle-alert'
import CircleDashed from 'lucide-solid/icons/circle-dashed'
import Pencil from 'lucide-solid/icons/pencil'
import UserPlus from 'lucide-solid/icons/user-plus'
import { For, Show } from 'solid-js'
import { importWords } from '../../i18n/import-words.ts'
import { t } from '../../i18n/language.ts'
import { Badge } from '../../ui/StatusBadge.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { createLocalSource } from '../../ui/table/create-local-source.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { ImportAnswer, ImportRow } from './create-user-import.ts'

type Field = ImportAnswer['fields'][number]
type Row = ImportRow & { id: number }

const looks = {
  new: { tone: 'success', icon: UserPlus },
  update: { tone: 'timeout', icon: Pencil },
  unchanged: { tone: 'waiting', icon: CircleDashed },
  error: { tone: 'failed', icon: CircleAlert },
} as const

/** Addresses and paths share what these leave. */
const widths: Partial<Record<Field, string>> = { name: '110px', phone: '130px' }

/** Rows of a file, each with what it would do or what is wrong with it. */
export function ImportRows(props: { fields: Field[]; rows: ImportRow[] }) {
  const { source, paging } = createLocalSource(() => props.rows.map((row): Row => ({ ...row, id: row.row })))
  return (
    <DataTable
      label={importWords().rows}
      columns={columnsOf(props.fields)}
      source={source}
      paging={paging()}
      empty={<span />}
    />
  )
}

function columnsOf(fields: Field[]): Column<Row>[] {
  const names = fieldNames()
  return [
    { id: 'row', header: importWords().row, width: '60px', cell: (row) => row.row },
    ...fields.map(
      (field): Column<Row> => ({
        id: field,
        header: names[field],
        width: widths[field],
        onCard: field === 'username' ? 'title' : 'line',
        cell: (row) => <Cell row={row} field={field} />,
      }),
    ),
    { id: 'outcome', header: importWords().outcome, width: '300px', cell: (row) => <Outcome row={row} /> },
  ]
}

function fieldNames(): Record<Field, string> {
  const { username, person, email, phone, department, roles } = t().users
  return { username, name: person, email, phone, department, roles }
}

function Cell(props: { row: Row; field: Field }) {
  const value = (): string => props.row.cells[props.field] || '–'
  const before = (): string | undefined => props.row.before?.[props.field]
  const problems = (): string[] =>
    props.row.errors.filter(({ field }) => field === props.field).map(({ message }) => message)
  const tip = (): string =>
    [value(), before() && importWords().replaces(before() ?? ''), ...problems()].filter(Boolean).join('\n')
  return (
    <span data-tip={tip()} classList={{ 'text-failed': problems().length > 0 }}>
      <Show when={before()}>
        {(old) => (
          <>
            <s class="text-ink-3">{old()}</s>{' '}
          </>
        )}
      </Show>
      <span classList={{ 'font-medium': before() !== undefined }}>{value()}</span>
    </span>
  )
}

function Outcome(props: { row: Row }) {
  const look = () => looks[props.row.outcome]
  return (
    <Show
      when={props.row.errors.length > 0}
      fallback={
        <Badge tone={look().tone} icon={look().icon} plain>
          {importWords().filters[props.row.outcome]}
        </Badge>
      }
    >
      <ul class="py-1 whitespace-normal text-failed">
        <For each={sentencesOf(props.row)}>{(sentence) => <li>{sentence}</li>}</For>
      </ul>
    </Show>
  )
}

function sentencesOf({ errors }: Row): string[] {
  const names = fieldNames()
  const order = Object.keys(names)
  return errors
    .toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
    .map(({ field, message }) => importWords().problem(names[field], message))
}
