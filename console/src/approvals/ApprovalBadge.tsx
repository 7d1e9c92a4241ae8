import { t } from '../i18n/language.ts'
import { Badge } from '../ui/StatusBadge.tsx'
import { type Tone, toneLook } from '../ui/status.ts'
import type { ApprovalBrief } from './approval-queries.ts'

const tones: Record<ApprovalBrief['status'], Tone> = {
  draft: 'waiting',
  pending: 'running',
  approved: 'success',
  rejected: 'failed',
  cancelled: 'cancelled',
}

/** How a request stands. */
export function ApprovalBadge(props: { status: ApprovalBrief['status']; plain?: boolean }) {
  const tone = (): Tone => tones[props.status]
  return (
    <Badge tone={tone()} icon={toneLook[tone()].icon} plain={props.plain ?? false}>
      {t().approvals.statuses[props.status]}
    </Badge>
  )
}
