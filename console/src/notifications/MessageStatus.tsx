import Archive from 'lucide-solid/icons/archive'
import { t } from '../i18n/language.ts'
import type { Icon } from '../ui/icon.ts'
import { Badge } from '../ui/StatusBadge.tsx'
import { type Tone, toneLook } from '../ui/status.ts'
import type { Message } from './message-records.ts'

const looks: Record<Message['status'], { tone: Tone; icon: Icon }> = {
  pending: { tone: 'waiting', icon: toneLook.waiting.icon },
  sent: { tone: 'success', icon: toneLook.success.icon },
  failed: { tone: 'failed', icon: toneLook.failed.icon },
  captured: { tone: 'skipped', icon: Archive },
}

export function MessageStatus(props: { status: Message['status']; isLarge?: boolean }) {
  return (
    <Badge tone={looks[props.status].tone} icon={looks[props.status].icon} plain={!props.isLarge}>
      {t().messages.statuses[props.status]}
    </Badge>
  )
}
