import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'

export function HomeSection(props: { title: string; count?: number; href?: string; children: JSX.Element }) {
  return (
    <section class="min-w-0">
      <div class="flex items-center gap-2 border-b border-line pb-2">
        <h2 class="text-base font-semibold">{props.title}</h2>
        <Show when={props.count}>{(count) => <span class="tabular text-ink-3">{formatNumber(count())}</span>}</Show>
        <Show when={props.href}>
          {(href) => (
            <A href={href()} class="ml-auto text-sm text-ink-2 hover:text-ink">
              {t().home.seeAll}
            </A>
          )}
        </Show>
      </div>
      <div class="pt-1">{props.children}</div>
    </section>
  )
}
