import { For, Match, Show, Switch } from 'solid-js'
import { formatRelative, formatZoned } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { createNow } from '../ui/create-now.ts'
import type { NextFiresState } from './create-next-fires.ts'
import { cronText } from './cron-text.ts'
import type { JobDraft } from './job-draft.ts'

/** When the job will run as it stands in the form. */
export function NextFires(props: { draft: JobDraft; fires: NextFiresState }) {
  const now = createNow(10_000)
  return (
    <section class="rounded bg-canvas px-4 py-3" aria-live="polite">
      <h3 class="text-sm font-medium">{t().jobs.preview}</h3>
      <Switch>
        <Match when={props.draft.trigger_type !== 'cron'}>
          <p class="mt-1 text-sm text-ink-2">{t().jobs.previewManual}</p>
        </Match>
        <Match when={props.fires.failure()}>
          {(error) => <p class="mt-1 text-sm text-failed">{props.fires.problem('cron_expr') ?? error().message}</p>}
        </Match>
        <Match when={true}>
          <Show when={cronText(props.draft.cron_expr, t().jobs.cron_)}>
            {(words) => <p class="mt-0.5 text-sm text-ink-2">{words()}</p>}
          </Show>
          <Show
            when={props.fires.fires()?.length !== 0}
            fallback={<p class="mt-1 text-sm text-cancelled">{t().jobs.previewEmpty}</p>}
          >
            <ol class="mt-2 grid gap-1 text-sm">
              <For each={props.fires.fires()}>
                {(fire) => (
                  <li class="flex items-baseline justify-between gap-3">
                    <span class="tabular">{formatZoned(new Date(fire.scheduled_at), props.draft.timezone)}</span>
                    <span class="text-xs whitespace-nowrap text-ink-3">
                      {formatRelative(new Date(fire.scheduled_at), now())}
                    </span>
                  </li>
                )}
              </For>
            </ol>
          </Show>
        </Match>
      </Switch>
    </section>
  )
}
