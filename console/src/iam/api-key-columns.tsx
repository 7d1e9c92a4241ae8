import { Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Badge } from '../ui/StatusBadge.tsx'
import type { Column } from '../ui/table/columns.ts'
import type { ApiKey } from './access-queries.ts'

const tones = { active: 'success', expired: 'timeout', revoked: 'cancelled' } as const

export function apiKeyColumns({ withOwner }: { withOwner: boolean }): Column<ApiKey>[] {
  const words = t().apiKeys
  return [
    {
      id: 'name',
      header: words.name,
      ...(withOwner && { sort: 'name' }),
      isFixed: true,
      onCard: 'title',
      cell: (key) => key.name,
    },
    ...(withOwner ? [{ id: 'owner', header: words.owner, width: '150px', cell: (key: ApiKey) => key.username }] : []),
    {
      id: 'scopes',
      header: words.scopes,
      width: '80px',
      cell: (key) => <span data-tip={key.scopes.join(', ')}>{words.scopeCount(key.scopes.length)}</span>,
    },
    {
      id: 'status',
      header: words.status,
      width: '100px',
      onCard: 'badge',
      cell: (key) => <Badge tone={tones[key.status]}>{words.statuses[key.status]}</Badge>,
    },
    {
      id: 'expires',
      header: words.expiresAt,
      width: '120px',
      ...(withOwner && { sort: 'expires_at' }),
      cell: (key) => <RelativeTime at={key.expires_at} />,
    },
    {
      id: 'used',
      header: words.lastUsed,
      width: '120px',
      ...(withOwner && { sort: 'last_used_at' }),
      cell: (key) => (
        <Show when={key.last_used_at} fallback={<span class="text-ink-3">{words.never}</span>}>
          {(at) => (
            <span data-tip={key.last_used_ip}>
              <RelativeTime at={at()} />
            </span>
          )}
        </Show>
      ),
    },
  ]
}
