import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import { toneLook } from '../../ui/status.ts'
import type { FlowRun } from '../flow-records.ts'
import { toneOfRun } from './FlowRunStatus.tsx'

/** Why a run failed, or why there was none. */
export function FlowRunNotice(props: { run: FlowRun }) {
  const look = () => toneLook[toneOfRun(props.run.status) ?? 'cancelled']
  const text = (): string | undefined => {
    const reason = props.run.skip_reason
    return reason ? t().runs.skippedBecause(t().runs.skipReasons[reason]) : (props.run.error_msg ?? undefined)
  }
  return (
    <Show when={text()}>
      {(message) => (
        <div class={`mt-4 flex items-start gap-2.5 rounded px-3 py-2.5 ${look().soft} ${look().text}`}>
          <Dynamic component={look().icon} size={16} class="mt-0.5 shrink-0" aria-hidden="true" />
          <p class="min-w-0 break-words whitespace-pre-line">{message()}</p>
        </div>
      )}
    </Show>
  )
}
