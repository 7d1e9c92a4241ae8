import { type JSX, Show } from 'solid-js'
import { formatNumber } from '../i18n/format.ts'

type PageHeaderProps = {
  title: JSX.Element
  count?: number | undefined
  /** The state of the thing, beside its name. */
  badge?: JSX.Element
  description?: JSX.Element
  actions?: JSX.Element
}

export function PageHeader(props: PageHeaderProps) {
  return (
    <header class="flex flex-wrap items-start gap-x-4 gap-y-3 pb-4">
      <div class="min-w-0 flex-1 basis-40">
        <div class="flex min-h-8 flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 class="text-xl font-semibold break-words">{props.title}</h1>
          <Show when={props.count !== undefined}>
            <span class="tabular text-base text-ink-3">{formatNumber(props.count ?? 0)}</span>
          </Show>
          {props.badge}
        </div>
        <Show when={props.description}>
          <p class="mt-0.5 max-w-form text-ink-2">{props.description}</p>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class="flex flex-wrap items-center gap-2">{props.actions}</div>
      </Show>
    </header>
  )
}
