import ArrowRightLeft from 'lucide-solid/icons/arrow-right-left'
import CircleCheck from 'lucide-solid/icons/circle-check'
import { For, Show } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { confirmAction } from '../../ui/confirm.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Badge } from '../../ui/StatusBadge.tsx'
import { type Tone, toneLook } from '../../ui/status.ts'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable, type TableSource } from '../../ui/table/DataTable.tsx'
import { beginMigration, type Verdict, verdictsQuery } from './migration-queries.ts'
import type { Mapping } from './NodeMapping.tsx'

type Row = Verdict & { id: number }

/** Of each request under way by another version, whether it can be moved, and if not, why. */
export function VerdictList(props: {
  workflowId: number
  toVersion: number
  mapping: Mapping
  onBegin: (id: number) => void
}) {
  const words = () => t().migration
  const record = createRecord(() => verdictsQuery(props.workflowId, props.toVersion, props.mapping))
  const source: TableSource<Row> = {
    rows: () => record.data()?.items.map((item) => ({ ...item, id: item.instance_id })),
    total: () => record.data()?.items.length ?? 0,
    error: record.error,
    isFetching: () => record.data() === undefined && record.error() === null,
    isOld: () => false,
    refetch: record.refetch,
  }

  async function begin(count: number): Promise<void> {
    const isMeant = await confirmAction({
      title: words().confirmTitle(count, props.toVersion),
      body: words().confirmBody,
      confirmLabel: words().confirm,
    })
    const id = isMeant ? await beginMigration(props.workflowId, props.toVersion, props.mapping) : undefined
    if (id !== undefined) props.onBegin(id)
  }

  return (
    <section aria-label={words().verdicts}>
      <Show when={(record.data()?.total ?? 0) > 0 && record.data()}>
        {(verdicts) => (
          <div class="flex flex-wrap items-center justify-between gap-3 pb-3">
            <p class="text-sm text-ink-2">{words().summary(verdicts().movable, verdicts().total)}</p>
            <Show when={verdicts().movable > 0}>
              <Button variant="primary" icon={ArrowRightLeft} onClick={() => begin(verdicts().movable)}>
                {words().start(verdicts().movable)}
              </Button>
            </Show>
          </div>
        )}
      </Show>
      <DataTable
        label={words().verdicts}
        columns={columns()}
        source={source}
        rowHref={(row) => `/approvals/${row.id}`}
        empty={
          <EmptyState icon={CircleCheck} title={words().emptyTitle}>
            {words().emptyBody}
          </EmptyState>
        }
      />
    </section>
  )
}

function columns(): Column<Row>[] {
  const words = t().migration
  return [
    { id: 'title', header: words.columnTitle, isFixed: true, onCard: 'title', cell: ({ title }) => title },
    {
      id: 'applicant',
      header: words.columnApplicant,
      width: '140px',
      cell: ({ applicant_name }) => applicant_name ?? '–',
    },
    { id: 'version', header: words.columnVersion, width: '120px', cell: ({ from_version }) => from_version },
    {
      id: 'verdict',
      header: words.columnVerdict,
      cell: ({ can_move, problems }) => (
        <MoveResult
          tone={can_move ? 'success' : 'failed'}
          word={can_move ? words.canMove : words.cannotMove}
          problems={problems}
        />
      ),
    },
  ]
}

/** What became of a request, or would, with all reasons. */
export function MoveResult(props: { tone: Tone; word: string; problems: { message: string }[] }) {
  return (
    <span class="grid min-w-0 gap-0.5 py-1">
      <Badge tone={props.tone} icon={toneLook[props.tone].icon} plain>
        {props.word}
      </Badge>
      <For each={props.problems}>
        {(problem) => <span class="text-xs break-words whitespace-normal text-ink-2">{problem.message}</span>}
      </For>
    </span>
  )
}
