import { Show } from 'solid-js'
import { createApprovalCounts } from './create-approval-counts.ts'

/** How many requests wait for the reader, at the entry of the navigation. */
export function ApprovalCount() {
  const counts = createApprovalCounts()
  return (
    <Show when={counts().todo > 0}>
      <span class="tabular ml-auto min-w-5 rounded-full bg-accent-soft px-1.5 text-center text-xs leading-5 font-medium text-accent-ink">
        {counts().todo > 99 ? '99+' : counts().todo}
      </span>
    </Show>
  )
}
