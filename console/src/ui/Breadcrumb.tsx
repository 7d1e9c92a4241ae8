import { A } from '@solidjs/router'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { For, Show } from 'solid-js'
import { t } from '../i18n/language.ts'

export type Crumb = { label: string; href?: string }

/** Where I am. The last one is this page. */
export function Breadcrumb(props: { items: Crumb[] }) {
  return (
    <nav class="min-w-0" aria-label={t().frame.whereIAm}>
      <ol class="flex min-w-0 items-center gap-1 text-base">
        <For each={props.items}>
          {(crumb, index) => (
            <li
              class="flex min-w-0 items-center gap-1 last:shrink"
              classList={{ 'shrink-0 hidden md:flex': index() < props.items.length - 1 }}
            >
              <Show when={index() > 0}>
                <ChevronRight size={14} class="hidden shrink-0 text-ink-3 md:block" aria-hidden="true" />
              </Show>
              <Show
                when={index() < props.items.length - 1 && crumb.href}
                fallback={
                  <span
                    class="truncate"
                    classList={{
                      'text-ink-3': index() < props.items.length - 1,
                      'font-medium': index() === props.items.length - 1,
                    }}
                    aria-current={index() === props.items.length - 1 ? 'page' : undefined}
                  >
                    {crumb.label}
                  </span>
                }
              >
                {(href) => (
                  <A href={href()} class="truncate text-ink-2 hover:text-ink">
                    {crumb.label}
                  </A>
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </nav>
  )
}
