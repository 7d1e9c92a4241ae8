import ArrowLeft from 'lucide-solid/icons/arrow-left'
import Ban from 'lucide-solid/icons/ban'
import { For, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { confirmAction } from '../../ui/confirm.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { Badge } from '../../ui/StatusBadge.tsx'
import { StatusBar } from '../../ui/StatusBar.tsx'
import { type Tone, toneLook } from '../../ui/status.ts'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { type Migration, type MigrationDetail, migrationQuery, stopMigration } from './migration-queries.ts'
import { MoveResult } from './VerdictList.tsx'

type Item = MigrationDetail['items'][number]
type Row = Item & { id: number }

const itemTones: Record<Item['status'], Tone> = { moved: 'success', refused: 'failed', waiting: 'waiting' }
const tones: Record<Migration['status'], Tone> = { running: 'running', done: 'success', cancelled: 'cancelled' }

/** How far the requests are moved, and why some are not. */
export function MigrationRun(props: { workflowId: number; migrationId: number; onBack: () => void }) {
  const record = createRecord(() => migrationQuery(props.workflowId, props.migrationId))
  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      <Match when={record.data()}>{(run) => <RunView run={run()} onBack={props.onBack} />}</Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

function RunView(props: { run: MigrationDetail; onBack: () => void }) {
  const words = () => t().migration
  const rows = (): Row[] => props.run.items.map((item) => ({ ...item, id: item.instance_id }))
  const parts = () =>
    (['moved', 'refused', 'waiting'] as const).map((status) => ({ tone: itemTones[status], count: props.run[status] }))

  async function stop(): Promise<void> {
    const isMeant = await confirmAction({
      title: words().cancelTitle,
      body: words().cancelBody,
      confirmLabel: words().cancel,
      isDangerous: true,
    })
    if (isMeant) await stopMigration(props.run.workflow_id, props.run.id)
  }

  return (
    <div class="grid gap-5">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <p class="flex flex-wrap items-center gap-2.5" role="status">
          <span class="text-base font-semibold">{words().toVersion(props.run.to_version)}</span>
          <RunBadge status={props.run.status} />
        </p>
        <div class="flex gap-2">
          <Show when={props.run.status === 'running'}>
            <Button icon={Ban} onClick={stop}>
              {words().cancel}
            </Button>
          </Show>
          <Button icon={ArrowLeft} onClick={() => props.onBack()}>
            {words().back}
          </Button>
        </div>
      </div>
      <Show when={props.run.mapped_nodes.length > 0}>
        <dl class="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          <dt class="text-ink-3">{words().mapping}</dt>
          <For each={props.run.mapped_nodes}>
            {({ from, to }) => (
              <dd>
                <s class="text-ink-3">{nameOf(from)}</s> <span aria-hidden="true">→</span> {nameOf(to)}
              </dd>
            )}
          </For>
        </dl>
      </Show>
      <StatusBar label={words().progress} total={props.run.total} parts={parts()} />
      <p class="tabular flex flex-wrap gap-x-5 text-sm">
        <span class="text-success">
          {words().moved} {props.run.moved}
        </span>
        <span class="text-failed">
          {words().refused} {props.run.refused}
        </span>
        <span class="text-waiting">
          {words().waiting} {props.run.waiting}
        </span>
      </p>
      <DataTable
        label={words().progress}
        columns={columns()}
        source={{
          rows,
          total: () => rows().length,
          error: () => undefined,
          isFetching: () => false,
          isOld: () => false,
          refetch: () => undefined,
        }}
        rowHref={(row) => `/approvals/${row.id}`}
        empty={<span />}
      />
    </div>
  )
}

const nameOf = ({ node_id, node_name }: MigrationDetail['mapped_nodes'][number]['from']): string => node_name ?? node_id

export function RunBadge(props: { status: Migration['status'] }) {
  const tone = (): Tone => tones[props.status]
  return (
    <Badge tone={tone()} icon={toneLook[tone()].icon}>
      {t().migration[props.status]}
    </Badge>
  )
}

function columns(): Column<Row>[] {
  const words = t().migration
  return [
    { id: 'title', header: words.columnTitle, isFixed: true, onCard: 'title', cell: ({ title }) => title },
    {
      id: 'result',
      header: words.columnResult,
      cell: ({ status, problems }) => <MoveResult tone={itemTones[status]} word={words[status]} problems={problems} />,
    },
  ]
}
