import CirclePause from 'lucide-solid/icons/circle-pause'
import { backfillWords } from '../../i18n/backfill-words.ts'
import { Badge } from '../../ui/StatusBadge.tsx'
import { type Tone, toneLook } from '../../ui/status.ts'
import type { Backfill } from './backfill-queries.ts'

const tones: Record<Backfill['status'], Tone> = {
  running: 'running',
  paused: 'cancelled',
  success: 'success',
  failed: 'failed',
  cancelled: 'cancelled',
}

export function BackfillStatusBadge(props: { status: Backfill['status']; plain?: boolean }) {
  const tone = (): Tone => tones[props.status]
  return (
    <Badge
      tone={tone()}
      icon={props.status === 'paused' ? CirclePause : toneLook[tone()].icon}
      plain={props.plain ?? false}
    >
      {backfillWords().statuses[props.status]}
    </Badge>
  )
}
