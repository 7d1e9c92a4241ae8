import { For, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import type { Approval } from './approval-queries.ts'
import { FileList } from './files/FileList.tsx'

/** What a rule did may be that it could do nothing. */
function doneBy({ action, details }: Approval['records'][number]): string {
  const words = t().approvals
  if (action !== 'auto') return words.actions[action]
  return details.why === 'unjudged' ? words.wasHeld : details.why === 'retry' ? words.triedAgain : words.actions.auto
}

/** What happened to a request, oldest first, and at the end whom it waits for. */
export function Timeline(props: { approval: Approval }) {
  const words = () => t().approvals
  const filesOf = (ids: number[]) => props.approval.files.filter(({ id }) => ids.includes(id))
  const open = () => props.approval.tasks.filter(({ status }) => status === 'open')
  return (
    <ol class="grid gap-3 border-l border-line pl-4">
      <For each={props.approval.records}>
        {(record) => (
          <li class="text-sm">
            <p>
              <span class="font-medium">{record.approver_name ?? words().byRule}</span> {doneBy(record)}
              <Show when={record.node_name}>{(name) => <span class="text-ink-3"> · {name()}</span>}</Show>
              <span class="ml-2 text-xs text-ink-3">
                <RelativeTime at={record.created_at} />
              </span>
            </p>
            <Show when={record.comment}>
              {(text) => <p class="mt-0.5 break-words whitespace-pre-line text-ink-2">{text()}</p>}
            </Show>
            <Show when={record.attachments.length > 0}>
              <FileList files={filesOf(record.attachments)} />
            </Show>
          </li>
        )}
      </For>
      <For each={open()}>
        {(task) => (
          <li class="text-sm text-running">
            {words().waitingFor} <span class="font-medium">{task.assignee_name ?? `#${task.assignee_id}`}</span>
            <Show when={task.node_name}>{(name) => <span class="text-ink-3"> · {name()}</span>}</Show>
          </li>
        )}
      </For>
    </ol>
  )
}
