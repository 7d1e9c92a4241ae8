import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { watchWords } from '../../i18n/watch-words.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Badge } from '../../ui/StatusBadge.tsx'
import { type Tone, toneLook } from '../../ui/status.ts'
import type { Column } from '../../ui/table/columns.ts'
import { firingPage } from '../places.ts'
import type { Alert } from './watch-queries.ts'

export function alertColumns(): Column<Alert>[] {
  const words = watchWords()
  return [
    {
      id: 'reason',
      header: words.reason,
      width: '176px',
      sort: 'reason',
      isFixed: true,
      onCard: 'title',
      cell: (alert) => (
        <span>
          {words.reasonNames[alert.reason]}
          <Show when={alert.failures}>
            {(failures) => <span class="ml-1.5 text-ink-3">{words.failures(failures())}</span>}
          </Show>
        </span>
      ),
    },
    {
      id: 'job',
      header: words.job,
      cell: (alert) => (
        <A
          href={firingPage(alert, alert.job_id)}
          class="relative z-10 underline-offset-2 hover:underline"
          tabIndex={-1}
        >
          {alert.job_name}
        </A>
      ),
    },
    {
      id: 'status',
      header: words.status,
      width: '120px',
      sort: 'status',
      onCard: 'badge',
      cell: (alert) => <AlertStatusBadge alert={alert} />,
    },
    {
      id: 'scheduled',
      header: words.scheduledAt,
      width: '120px',
      sort: 'scheduled_at',
      showFrom: 'lg',
      cell: (alert) => <RelativeTime at={alert.scheduled_at} />,
    },
    {
      id: 'opened',
      header: words.openedAt,
      width: '120px',
      sort: 'opened_at',
      cell: (alert) => <RelativeTime at={alert.opened_at} />,
    },
    {
      id: 'ended',
      header: words.endedAt,
      width: '120px',
      sort: 'ended_at',
      showFrom: 'lg',
      isThere: (alert) => (alert.recovered_at ?? alert.closed_at) !== null,
      cell: (alert) => <RelativeTime at={alert.recovered_at ?? alert.closed_at} />,
    },
    {
      id: 'details',
      header: words.details,
      showFrom: 'xl',
      cell: (alert) => <AlertDetails alert={alert} />,
    },
  ]
}

/** Who put it aside, and why. */
function closingOf({ status, closed_by_name: name, close_note: note }: Alert): string | undefined {
  if (status !== 'closed') return undefined
  const said = watchWords().closedBy(name ?? '–')
  return note ? said + t().ui.colon + note : said
}

function AlertDetails(props: { alert: Alert }) {
  const closing = (): string | undefined => closingOf(props.alert)
  const problem = (): string | undefined => props.alert.error_msg ?? undefined
  return (
    <span class="text-ink-2" data-tip={[closing(), problem()].filter(Boolean).join(' · ') || undefined}>
      {closing() ?? problem() ?? (props.alert.run_id === null ? watchWords().noRun : '–')}
    </span>
  )
}

const tones: Record<Alert['status'], Tone> = { firing: 'failed', recovered: 'success', closed: 'cancelled' }

function AlertStatusBadge(props: { alert: Alert }) {
  const tone = (): Tone => tones[props.alert.status]
  return (
    <span data-tip={closingOf(props.alert)}>
      <Badge tone={tone()} icon={toneLook[tone()].icon} plain>
        {watchWords().statuses[props.alert.status]}
      </Badge>
    </span>
  )
}
