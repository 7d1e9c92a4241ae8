import { For, Show } from 'solid-js'
import { formatClock } from '../../i18n/format.ts'
import { parseAnsi } from './ansi.ts'
import type { LogLine } from './create-log.ts'

type LogRowProps = { line: LogLine; isWrapped: boolean; hasTime: boolean; query: string; isCurrent: boolean }

/** The platform's own line that says that more was printed than is kept. */
const cutMark = '… cut'

export function LogRow(props: LogRowProps) {
  const isCut = (): boolean => props.line.stream === 'system' && props.line.text.startsWith(cutMark)
  return (
    <div
      class="flex min-h-5 hover:bg-muted"
      classList={{
        'bg-accent-soft hover:bg-accent-soft': props.isCurrent,
        'border-l-2 border-failed-solid': props.line.stream === 'stderr',
        'border-l-2 border-transparent': props.line.stream !== 'stderr',
      }}
    >
      <span class="w-14 shrink-0 pr-3 text-right text-ink-3 select-none">{props.line.number}</span>
      <Show when={props.hasTime}>
        <span class="tabular w-20 shrink-0 pr-3 text-ink-3 select-none">
          {props.line.at === undefined ? '' : formatClock(new Date(props.line.at))}
        </span>
      </Show>
      <span
        class="pr-4"
        classList={{
          'whitespace-pre': !props.isWrapped,
          'break-all whitespace-pre-wrap': props.isWrapped,
          'text-ink-3 italic': props.line.stream === 'system' && !isCut(),
          'bg-cancelled-soft px-1 font-semibold text-cancelled': isCut(),
        }}
      >
        <For each={parseAnsi(props.line.text)}>
          {(segment) => (
            <span class={segment.class}>
              <Show when={props.query} fallback={segment.text}>
                <Marked text={segment.text} query={props.query} />
              </Show>
            </span>
          )}
        </For>
      </span>
    </div>
  )
}

function Marked(props: { text: string; query: string }) {
  return (
    <For each={cutAt(props.text, props.query)}>
      {(part) => (
        <Show when={part.isHit} fallback={part.text}>
          <mark class="rounded-sm bg-cancelled-soft text-cancelled outline outline-cancelled-solid">{part.text}</mark>
        </Show>
      )}
    </For>
  )
}

function cutAt(text: string, query: string): { text: string; isHit: boolean }[] {
  const parts: { text: string; isHit: boolean }[] = []
  const lower = text.toLowerCase()
  const wanted = query.toLowerCase()
  let from = 0
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), isHit: false })
    from = at + wanted.length
    parts.push({ text: text.slice(at, from), isHit: true })
  }
  if (from < text.length) parts.push({ text: text.slice(from), isHit: false })
  return parts
}
