import { Show } from 'solid-js'
import { directoryWords } from '../../i18n/directory-words.ts'
import { Badge } from '../../ui/StatusBadge.tsx'
import type { Tone } from '../../ui/status.ts'
import type { Column } from '../../ui/table/columns.ts'
import type { Change } from './directory-queries.ts'

const tones: Record<Change['status'], Tone> = {
  planned: 'waiting',
  applied: 'success',
  skipped: 'skipped',
  failed: 'failed',
}

export function changeColumns(): Column<Change>[] {
  const words = directoryWords()
  return [
    { id: 'kind', header: words.kind, width: '90px', cell: (change) => words.kinds[change.kind] },
    {
      id: 'action',
      header: words.action,
      width: '90px',
      cell: (change) => (
        <span classList={{ 'text-failed': change.action === 'disable' || change.action === 'remove' }}>
          {words.actions[change.action]}
        </span>
      ),
    },
    { id: 'label', header: words.label, isFixed: true, onCard: 'title', cell: (change) => change.label },
    { id: 'detail', header: words.detail, showFrom: 'lg', cell: (change) => contentOf(change) },
    {
      id: 'reason',
      header: words.reason,
      cell: (change) => (
        <span>
          {change.reason}
          <Show when={change.conflict ?? change.error_msg}>
            {(problem) => <span class="block text-sm text-failed">{problem()}</span>}
          </Show>
        </span>
      ),
    },
    {
      id: 'status',
      header: words.changeStatus,
      width: '140px',
      onCard: 'badge',
      cell: (change) => (
        <Badge tone={tones[change.status]} plain>
          {words.changeStatuses[change.status]}
        </Badge>
      ),
    },
  ]
}

/** What people can read of it: ids of the directory say nothing to them. */
function contentOf({ before, after }: Change): string {
  const shown = (['username', 'name', 'email', 'phone'] as const).flatMap((field) => {
    const [old, next] = [before?.[field], after?.[field]]
    if (old == null && next == null) return []
    return [old == null || next == null ? String(next ?? old) : `${old} → ${next}`]
  })
  return shown.join(' · ')
}
