import { For } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { StatusNotice } from '../ui/StatusNotice.tsx'
import type { Approval } from './approval-queries.ts'
import { createApprovalActions } from './create-approval-actions.ts'

/** Where a request stands still because something cannot be judged, and having it tried again. */
export function HeldNotice(props: { approval: Approval }) {
  const words = () => t().approvals
  const { act } = createApprovalActions(() => props.approval.id)
  return (
    <For each={props.approval.held}>
      {(held, index) => (
        <div>
          <StatusNotice tone="failed" text={words().heldAt(held.node_name ?? held.node_id, held.message)} />
          {index() === props.approval.held.length - 1 && props.approval.actions.includes('retry') && (
            <div class="mt-3">
              <Button onClick={() => act('retry')}>{words().verbs.retry}</Button>
            </div>
          )}
        </div>
      )}
    </For>
  )
}
