import { useNavigate } from '@solidjs/router'
import Bot from 'lucide-solid/icons/bot'
import FlaskConical from 'lucide-solid/icons/flask-conical'
import KeyRound from 'lucide-solid/icons/key-round'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, Show } from 'solid-js'
import { robotProviders } from '../../../../domain/notifications/message.ts'
import { createList } from '../../api/create-list.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { formatClock } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { robotWords } from '../../i18n/robot-words.ts'
import { can } from '../../session/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Badge } from '../../ui/StatusBadge.tsx'
import type { Column, RowAction } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { changeWebhookSecret, NewSecretDialog } from './NewSecretDialog.tsx'
import { deleteRobot, type Robot, robotsQuery, testRobot } from './robot-queries.ts'

export default function RobotsPage() {
  return (
    <Allowed to="robot:read">
      <Robots />
    </Allowed>
  )
}

function Robots() {
  const words = () => robotWords()
  const navigate = useNavigate()
  const [secret, setSecret] = createSignal<string>()
  const state = createUrlState({
    provider: choiceParam(robotProviders),
    sort: textParam('name'),
    page: countParam(),
    size: countParam(20),
  })
  const list = createList<Robot>(() =>
    robotsQuery({ provider: state.provider, sort: state.sort, page: state.page, page_size: state.size }),
  )
  const clear = (): void => state.set({ provider: undefined })
  const addButton = () => (
    <Show when={can('robot:write')}>
      <ButtonLink href="/robots/new" variant="primary" icon={Plus}>
        {words().add}
      </ButtonLink>
    </Show>
  )

  function actionsOf(robot: Robot): RowAction[] {
    return [
      ...(can('robot:write')
        ? [
            { label: words().test, icon: FlaskConical, run: () => testRobot(robot), isQuick: true },
            { label: words().edit, icon: Pencil, run: () => navigate(`/robots/${robot.id}`) },
          ]
        : []),
      ...(can('robot:delete')
        ? [{ label: words().remove, icon: Trash, run: () => deleteRobot(robot), isDangerous: true }]
        : []),
    ]
  }

  return (
    <>
      <PageHeader
        title={words().title}
        count={list.count()}
        description={words().description}
        actions={
          <>
            <Show when={can('robot:write')}>
              <Button icon={KeyRound} onClick={async () => setSecret(await changeWebhookSecret())}>
                {words().signing}
              </Button>
            </Show>
            {addButton()}
          </>
        }
      />
      <FilterBar
        filters={[
          choiceFilter({
            label: words().provider,
            choices: robotProviders,
            labels: words().providers,
            value: state.provider,
            onChange: (provider) => state.set({ provider }),
          }),
        ]}
        onClear={clear}
      />
      <DataTable
        label={words().title}
        columns={robotColumns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(robot) => `/robots/${robot.id}`}
        rowActions={actionsOf}
        empty={
          state.provider ? (
            <EmptyState title={words().emptyFiltered} action={<Button onClick={clear}>{t().ui.clearFilters}</Button>} />
          ) : (
            <EmptyState icon={Bot} title={words().emptyTitle} action={addButton()}>
              {words().emptyBody}
            </EmptyState>
          )
        }
      />
      <NewSecretDialog secret={secret()} onClose={() => setSecret(undefined)} />
    </>
  )
}

function robotColumns(): Column<Robot>[] {
  const words = robotWords()
  return [
    { id: 'name', header: words.name, sort: 'name', isFixed: true, onCard: 'title', cell: (robot) => robot.name },
    {
      id: 'provider',
      header: words.provider,
      sort: 'provider',
      width: '120px',
      cell: (robot) => words.providers[robot.provider],
    },
    {
      id: 'url',
      header: words.url,
      showFrom: 'lg',
      onCard: 'none',
      cell: (robot) => (
        <code class="font-mono text-xs text-ink-2" data-tip={robot.url}>
          {robot.url}
        </code>
      ),
    },
    {
      id: 'status',
      header: words.status,
      width: '120px',
      sort: 'enabled',
      onCard: 'badge',
      cell: (robot) => <RobotStatus robot={robot} />,
    },
    {
      id: 'updated',
      header: words.updatedAt,
      sort: 'updated_at',
      width: '120px',
      cell: (robot) => <RelativeTime at={robot.updated_at} />,
    },
  ]
}

function RobotStatus(props: { robot: Robot }) {
  const words = () => robotWords()
  const pause = (): Date | undefined => {
    const until = props.robot.paused_until === null ? undefined : new Date(props.robot.paused_until)
    return props.robot.enabled && until && until.getTime() > Date.now() ? until : undefined
  }
  return (
    <Show
      when={pause()}
      fallback={
        <Badge tone={props.robot.enabled ? 'success' : 'skipped'} plain>
          {props.robot.enabled ? words().statuses.on : words().statuses.off}
        </Badge>
      }
    >
      {(until) => (
        <span data-tip={words().pausedUntil(formatClock(until()))}>
          <Badge tone="timeout" plain>
            {words().statuses.paused}
          </Badge>
        </span>
      )}
    </Show>
  )
}
