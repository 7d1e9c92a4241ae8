import Ban from 'lucide-solid/icons/ban'
import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleDashed from 'lucide-solid/icons/circle-dashed'
import Lock from 'lucide-solid/icons/lock'
import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Badge } from '../../ui/StatusBadge.tsx'
import type { User } from '../iam-queries.ts'

const looks = {
  active: { tone: 'success', icon: CircleCheck },
  pending: { tone: 'waiting', icon: CircleDashed },
  disabled: { tone: 'cancelled', icon: Ban },
} as const

export function UserStatus(props: { user: Pick<User, 'status' | 'locked_until'> }) {
  const look = () => looks[props.user.status]
  return (
    <Show
      when={props.user.locked_until && props.user.status === 'active'}
      fallback={
        <Badge tone={look().tone} icon={look().icon} plain>
          {t().users.statuses[props.user.status]}
        </Badge>
      }
    >
      <Badge tone="timeout" icon={Lock} plain>
        {t().users.locked}
      </Badge>
    </Show>
  )
}
