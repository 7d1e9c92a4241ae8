import { For, Match, Show, Switch } from 'solid-js'
import type { ApiError } from '../../api/api-error.ts'
import { backfillWords } from '../../i18n/backfill-words.ts'
import { formatZoned } from '../../i18n/format.ts'
import type { BackfillPlan } from './backfill-queries.ts'

const shown = 200

/** Every run that a backfill would make, before it makes any. */
export function PlanList(props: { plan: BackfillPlan | undefined; failure: ApiError | undefined; timezone: string }) {
  const words = () => backfillWords()
  const items = () => props.plan?.items.slice(0, shown) ?? []
  const rest = (): number => (props.plan ? props.plan.total + props.plan.skipped - items().length : 0)
  return (
    <section class="rounded bg-canvas px-4 py-3" aria-live="polite">
      <h2 class="flex items-baseline justify-between gap-3 text-sm font-medium">
        {words().plan}
        <Show when={props.plan}>
          {(plan) => <span class="tabular text-base font-semibold">{words().planCount(plan().total)}</span>}
        </Show>
      </h2>
      <Switch fallback={<p class="mt-1 text-sm text-ink-2">{words().planHint}</p>}>
        <Match when={props.failure}>
          {(error) => (
            <p class="mt-1 text-sm text-failed">{error().errors.map(({ message }) => message)[0] ?? error().message}</p>
          )}
        </Match>
        <Match when={props.plan && items().length === 0}>
          <p class="mt-1 text-sm text-cancelled">{words().planEmpty}</p>
        </Match>
        <Match when={props.plan}>
          {(plan) => (
            <>
              <p class="mt-0.5 text-xs text-ink-3">{words().timezone(props.timezone)}</p>
              <Show when={plan().skipped > 0}>
                <p class="mt-1 text-sm text-ink-2">{words().planSkipped(plan().skipped)}</p>
              </Show>
              <ol class="-mx-1 mt-2 grid max-h-[50vh] gap-0.5 overflow-y-auto px-1 text-sm">
                <For each={items()}>
                  {(item) => (
                    <li class="flex items-baseline justify-between gap-3" classList={{ 'text-ink-3': !!item.skipped }}>
                      <span class="tabular" classList={{ 'line-through': !!item.skipped }}>
                        {formatZoned(new Date(item.scheduled_at), props.timezone)}
                      </span>
                      <Show when={item.skipped}>
                        <span class="text-xs whitespace-nowrap">{words().skipped}</span>
                      </Show>
                    </li>
                  )}
                </For>
                <Show when={rest() > 0}>
                  <li class="pt-1 text-xs text-ink-3">{words().planMore(rest())}</li>
                </Show>
              </ol>
            </>
          )}
        </Match>
      </Switch>
    </section>
  )
}
