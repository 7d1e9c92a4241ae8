import { directoryWords } from '../../i18n/directory-words.ts'
import { Badge } from '../../ui/StatusBadge.tsx'
import type { Tone } from '../../ui/status.ts'
import type { Sync } from './directory-queries.ts'

const tones: Record<Sync['status'], Tone> = {
  reading: 'running',
  waiting: 'waiting',
  applying: 'running',
  done: 'success',
  failed: 'failed',
  cancelled: 'cancelled',
}

export function SyncStatusBadge(props: { status: Sync['status']; plain?: boolean }) {
  return (
    <Badge tone={tones[props.status]} plain={props.plain ?? false}>
      {directoryWords().statuses[props.status]}
    </Badge>
  )
}
