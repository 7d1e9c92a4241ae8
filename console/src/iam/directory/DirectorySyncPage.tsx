import { useParams } from '@solidjs/router'
import Ban from 'lucide-solid/icons/ban'
import Check from 'lucide-solid/icons/check'
import { Match, Show, Switch } from 'solid-js'
import { createList } from '../../api/create-list.ts'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { directoryWords } from '../../i18n/directory-words.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { choiceFilter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { changeColumns } from './change-columns.tsx'
import { cancelSync, changesQuery, confirmSync, isOpen, type SyncDetail, syncQuery } from './directory-queries.ts'
import { SyncStatusBadge } from './SyncStatusBadge.tsx'

const actions = ['create', 'link', 'update', 'move', 'enable', 'disable', 'remove'] as const
const statuses = ['planned', 'applied', 'skipped', 'failed'] as const

export default function DirectorySyncPage() {
  return (
    <Allowed to="identity-provider:write">
      <SyncById />
    </Allowed>
  )
}

function SyncById() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => syncQuery(Number(params.id)))
  nameThisPage(() => directoryWords().pageTitle(Number(params.id)))
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()}>{(sync) => <SyncView sync={sync()} />}</Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

function SyncView(props: { sync: SyncDetail }) {
  const words = () => directoryWords()
  const sumOf = (...wanted: string[]): number =>
    props.sync.counts.filter(({ status }) => wanted.includes(status)).reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <PageHeader
        title={words().pageTitle(props.sync.id)}
        badge={<SyncStatusBadge status={props.sync.status} />}
        description={`${props.sync.provider_name} · ${words().readCounts(props.sync.read_departments, props.sync.read_people)}`}
        actions={
          <>
            <ButtonLink href={`/identity-providers/${props.sync.provider_id}/syncs`}>{words().title}</ButtonLink>
            <Show when={isOpen(props.sync)}>
              <Button icon={Ban} onClick={() => cancelSync(props.sync.id)}>
                {words().cancel}
              </Button>
            </Show>
            <Show when={props.sync.status === 'waiting'}>
              <Button variant="primary" icon={Check} onClick={() => confirmSync(props.sync.id, sumOf('planned'))}>
                {words().confirm}
              </Button>
            </Show>
          </>
        }
      />
      <div class="mb-4 grid gap-1" role="status">
        <Show when={props.sync.status === 'waiting'}>
          <p classList={{ 'text-failed': props.sync.stop_reason === 'too_many_disabled' }}>
            {props.sync.stop_reason === 'too_many_disabled' ? words().tooMany : words().waits}
          </p>
        </Show>
        <Show when={props.sync.error_msg}>{(reason) => <p class="text-failed">{reason()}</p>}</Show>
        <Show when={sumOf('applied', 'planned', 'failed') > 0 && props.sync.status !== 'waiting'}>
          <p class="tabular text-ink-2">{words().progress(sumOf('applied'), sumOf('applied', 'planned', 'failed'))}</p>
        </Show>
      </div>
      <Changes sync={props.sync} />
    </>
  )
}

function Changes(props: { sync: SyncDetail }) {
  const words = () => directoryWords()
  const state = createUrlState({
    action: choiceParam(actions),
    result: choiceParam(statuses),
    page: countParam(),
    size: countParam(20),
  })
  const list = createList(() =>
    changesQuery(props.sync, {
      action: state.action,
      status: state.result,
      page: state.page,
      page_size: state.size,
    }),
  )
  return (
    <>
      <FilterBar
        filters={[
          choiceFilter({
            label: words().action,
            choices: actions,
            labels: words().actions,
            value: state.action,
            onChange: (action) => state.set({ action }),
          }),
          choiceFilter({
            label: words().changeStatus,
            choices: statuses,
            labels: words().changeStatuses,
            value: state.result,
            onChange: (result) => state.set({ result }),
          }),
        ]}
        onClear={() => state.set({ action: undefined, result: undefined })}
      />
      <DataTable
        label={words().title}
        columns={changeColumns()}
        source={list}
        paging={pagingOf(state)}
        empty={<EmptyState title={props.sync.status === 'reading' ? words().noChangesYet : words().noChanges} />}
      />
    </>
  )
}
