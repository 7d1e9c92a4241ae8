import { Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { cronText } from './cron-text.ts'
import type { Job } from './job-records.ts'

/** When a job fires, in words where they are short enough, else its expression. */
export function TriggerText(props: { job: Pick<Job, 'trigger_type' | 'cron_expr' | 'timezone'> }) {
  const expression = (): string => props.job.cron_expr ?? ''
  const words = () => cronText(expression(), t().jobs.cron_)
  return (
    <Show
      when={props.job.trigger_type === 'cron'}
      fallback={<span class="text-ink-3">{t().jobs.triggers.manual}</span>}
    >
      <span data-tip={words() ? `${expression()} · ${props.job.timezone}` : props.job.timezone}>
        <Show when={words()} fallback={<code class="font-mono text-xs">{expression()}</code>}>
          {words()}
        </Show>
      </span>
    </Show>
  )
}
