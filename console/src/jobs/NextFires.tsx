import { For, Match, Show, Switch } from 'solid-js'
import { formatRelative, formatZoned } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { createNow } from '../ui/create-now.ts'
import type { NextFiresState } from './create-next-fires.ts'
import { cronText } from './cron-text.ts'
import type { FireLine } from './fire-lines.ts'
import type { JobDraft } from './job-draft.ts'

/** When the job will run as it stands in the form, and what its calendar leaves out. */
export function NextFires(props: { draft: JobDraft; fires: NextFiresState }) {
  const now = createNow(10_000)
  const words = (): string | undefined => {
    if (props.draft.trigger_type === 'fixed_delay') return t().jobs.previewDelay
    return props.draft.trigger_type === 'cron' ? cronText(props.draft.cron_expr, t().jobs.cron_) : undefined
  }
  return (
    <section class="rounded bg-canvas px-4 py-3" aria-live="polite">
      <h3 class="text-sm font-medium">{t().jobs.preview}</h3>
      <Switch>
        <Match when={props.draft.trigger_type === 'manual'}>
          <p class="mt-1 text-sm text-ink-2">{t().jobs.previewManual}</p>
        </Match>
        <Match when={props.fires.failure()}>
          {(error) => <p class="mt-1 text-sm text-failed">{error().errors[0]?.message ?? error().message}</p>}
        </Match>
        <Match when={true}>
          <Show when={words()}>{(text) => <p class="mt-0.5 text-sm text-ink-2">{text()}</p>}</Show>
          <Show
            when={props.fires.fires()?.length !== 0}
            fallback={<p class="mt-1 text-sm text-cancelled">{t().jobs.previewEmpty}</p>}
          >
            <ol class="mt-2 grid gap-1 text-sm">
              <For each={props.fires.fires()}>
                {(line) => (
                  <Show when={line.fire.skipped} fallback={<Runs line={line} draft={props.draft} now={now()} />}>
                    <Skipped line={line} draft={props.draft} />
                  </Show>
                )}
              </For>
            </ol>
          </Show>
        </Match>
      </Switch>
    </section>
  )
}

function Runs(props: { line: FireLine; draft: JobDraft; now: number }) {
  const time = () => new Date(props.line.fire.scheduled_at)
  return (
    <li class="flex items-baseline justify-between gap-3">
      <span class="tabular">{formatZoned(time(), props.draft.timezone)}</span>
      <span class="text-xs whitespace-nowrap text-ink-3">{formatRelative(time(), props.now)}</span>
    </li>
  )
}

function Skipped(props: { line: FireLine; draft: JobDraft }) {
  const shown = (time: string) => formatZoned(new Date(time), props.draft.timezone)
  const reason = () => t().runs.skipReasons[props.line.fire.skip_reason ?? 'calendar']
  return (
    <li class="flex items-baseline justify-between gap-3 text-skipped">
      <Show when={props.line.count > 1} fallback={<s class="tabular">{shown(props.line.fire.scheduled_at)}</s>}>
        <span data-tip={`${shown(props.line.fire.scheduled_at)} – ${shown(props.line.last.scheduled_at)}`}>
          {t().jobs.skippedMany(props.line.count)}
        </span>
      </Show>
      <span class="text-xs whitespace-nowrap">{reason()}</span>
    </li>
  )
}
