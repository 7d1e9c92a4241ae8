import { type JSX, Show } from 'solid-js'
import { backfillWords } from '../../i18n/backfill-words.ts'
import { formatStamp } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { BackfillDetail } from './backfill-queries.ts'

/** What was asked for, by whom and when, in one line. */
export function BackfillFacts(props: { backfill: BackfillDetail }) {
  const words = () => backfillWords()
  const given = (): string =>
    Object.entries(props.backfill.params)
      .map(([name, value]) => `${name} = ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join(', ')
  return (
    <dl class="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 border-y border-line py-3 md:flex md:flex-wrap md:gap-x-8">
      <Cell label={words().range} isWide>
        <span class="tabular">
          {formatStamp(new Date(props.backfill.start))} – {formatStamp(new Date(props.backfill.end))}
        </span>
      </Cell>
      <Cell label={words().order}>{words().orders[props.backfill.order]}</Cell>
      <Cell label={words().concurrency}>
        <span class="tabular">{props.backfill.concurrency}</span>
      </Cell>
      <Cell label={words().skipSuccessful}>{props.backfill.skip_successful ? t().ui.yes : t().ui.no}</Cell>
      <Show when={given()}>{(text) => <Cell label={words().params}>{text()}</Cell>}</Show>
      <Cell label={words().by}>{props.backfill.created_by_name ?? '–'}</Cell>
      <Cell label={words().createdAt}>
        <RelativeTime at={props.backfill.created_at} />
      </Cell>
      <Show when={props.backfill.ended_at}>
        {(at) => (
          <Cell label={words().endedAt}>
            <RelativeTime at={at()} />
          </Cell>
        )}
      </Show>
    </dl>
  )
}

function Cell(props: { label: string; isWide?: boolean; children: JSX.Element }) {
  return (
    <div class="min-w-0" classList={{ 'col-span-2': props.isWide }}>
      <dt class="text-xs text-ink-3">{props.label}</dt>
      <dd class="flex min-h-6 items-center text-sm break-words">{props.children}</dd>
    </div>
  )
}
