import { For } from 'solid-js'
import { formatStamp } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import type { Approval } from '../approval-queries.ts'

/** Who did what when, and whom it still waits for. */
export function PrintedTimeline(props: { approval: Approval }) {
  const words = () => t().approvalPrint
  const open = () => props.approval.tasks.filter(({ status }) => status === 'open')
  const columns = () => [words().time, words().node, words().person, words().action, words().comment]
  const nodeName = (name: string | null, id: string): string =>
    name ?? (id === startOf(props.approval) ? t().approvals.start : id)
  return (
    <div class="overflow-x-auto print:overflow-visible">
      <table class="w-full border-collapse text-left text-sm">
        <thead>
          <tr class="border-b border-line-strong text-xs text-ink-2">
            <For each={columns()}>
              {(column) => <th class="py-1.5 pr-3 font-medium whitespace-nowrap">{column}</th>}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.approval.records}>
            {(record) => (
              <tr class="border-b border-line align-top">
                <td class="py-1.5 pr-3 whitespace-nowrap">{formatStamp(new Date(record.created_at))}</td>
                <td class="py-1.5 pr-3">{nodeName(record.node_name, record.node_id)}</td>
                <td class="py-1.5 pr-3 font-medium">{record.approver_name ?? t().approvals.byRule}</td>
                <td class="py-1.5 pr-3">{t().approvals.actions[record.action]}</td>
                <td class="py-1.5 break-words whitespace-pre-line">{record.comment}</td>
              </tr>
            )}
          </For>
          <For each={open()}>
            {(task) => (
              <tr class="border-b border-line align-top">
                <td class="py-1.5 pr-3" />
                <td class="py-1.5 pr-3">{nodeName(task.node_name, task.node_id)}</td>
                <td class="py-1.5 pr-3 font-medium">{task.assignee_name ?? `#${task.assignee_id}`}</td>
                <td class="py-1.5 pr-3">{words().open}</td>
                <td />
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function startOf({ nodes }: Approval): string | undefined {
  return nodes.find(({ type }) => type === 'start')?.id
}
