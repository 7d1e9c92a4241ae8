import Archive from 'lucide-solid/icons/archive'
import CircleCheck from 'lucide-solid/icons/circle-check'
import PencilRuler from 'lucide-solid/icons/pencil-ruler'
import { t } from '../../i18n/language.ts'
import type { Icon } from '../../ui/icon.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Badge } from '../../ui/StatusBadge.tsx'
import type { Tone } from '../../ui/status.ts'
import type { Column } from '../../ui/table/columns.ts'
import type { WorkflowBrief, WorkflowStatus } from './workflow-records.ts'

const looks: Record<WorkflowStatus, { tone: Tone; icon: Icon }> = {
  draft: { tone: 'waiting', icon: PencilRuler },
  published: { tone: 'success', icon: CircleCheck },
  archived: { tone: 'skipped', icon: Archive },
}

export function WorkflowBadge(props: { status: WorkflowStatus; plain?: boolean }) {
  const look = () => looks[props.status]
  return (
    <Badge tone={look().tone} icon={look().icon} plain={props.plain ?? false}>
      {t().workflows.statuses[props.status]}
    </Badge>
  )
}

export function workflowColumns(): Column<WorkflowBrief>[] {
  const words = t().workflows
  return [
    { id: 'name', header: words.name, sort: 'name', isFixed: true, onCard: 'title', cell: (one) => one.name },
    {
      id: 'category',
      header: words.category,
      width: '140px',
      sort: 'category',
      isThere: (one) => one.category !== '',
      cell: (one) => one.category || <span class="text-ink-3">–</span>,
    },
    {
      id: 'status',
      header: words.status,
      width: '112px',
      sort: 'status',
      onCard: 'badge',
      cell: (one) => <WorkflowBadge status={one.status} plain />,
    },
    {
      id: 'version',
      header: words.version,
      width: '96px',
      isThere: (one) => one.version > 0,
      cell: (one) =>
        one.version > 0 ? (
          <span class="tabular">{words.versionOf(one.version)}</span>
        ) : (
          <span class="text-ink-3">{words.neverPublished}</span>
        ),
    },
    {
      id: 'description',
      header: words.about,
      showFrom: 'xl',
      onCard: 'none',
      cell: (one) => <span class="text-ink-2">{one.description}</span>,
    },
    {
      id: 'updated',
      header: words.updatedAt,
      width: '130px',
      sort: 'updated_at',
      cell: (one) => <RelativeTime at={one.updated_at} />,
    },
  ]
}
