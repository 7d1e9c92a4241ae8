import { Match, Show, Switch } from 'solid-js'
import { formatDuration, formatExact, formatZoned } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { cronText } from './cron-text.ts'
import type { Job } from './job-records.ts'

type TriggerTextProps = {
  job: Pick<Job, 'trigger_type' | 'cron_expr' | 'interval' | 'run_at' | 'timezone' | 'calendar_name'>
}

/** When a job fires, in words where they are short enough, else its expression. */
export function TriggerText(props: TriggerTextProps) {
  const words = () => t().jobs
  const expression = (): string => props.job.cron_expr ?? ''
  const said = () => cronText(expression(), words().cron_)
  const interval = (): string => formatDuration((props.job.interval ?? 0) * 1000)
  const tip = (...parts: (string | null | undefined)[]): string =>
    [...parts, props.job.timezone, props.job.calendar_name].filter(Boolean).join(' · ')
  return (
    <Switch fallback={<span class="text-ink-3">{words().triggers.manual}</span>}>
      <Match when={props.job.trigger_type === 'cron'}>
        <span data-tip={tip(said() && expression())}>
          <Show when={said()} fallback={<code class="font-mono text-xs">{expression()}</code>}>
            {said()}
          </Show>
        </span>
      </Match>
      <Match when={props.job.trigger_type === 'fixed_rate'}>
        <span data-tip={tip()}>{words().everyInterval(interval())}</span>
      </Match>
      <Match when={props.job.trigger_type === 'fixed_delay'}>
        <span data-tip={tip()}>{words().afterInterval(interval())}</span>
      </Match>
      <Match when={props.job.trigger_type === 'once' && props.job.run_at}>
        {(runAt) => (
          <span
            class="tabular"
            data-tip={tip(words().triggers.once, formatExact(new Date(runAt()), props.job.timezone))}
          >
            {formatZoned(new Date(runAt()), props.job.timezone)}
          </span>
        )}
      </Match>
    </Switch>
  )
}
