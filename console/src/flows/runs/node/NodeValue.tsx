import { Show } from 'solid-js'
import { JsonView } from '../../../jobs/JsonView.tsx'

/** A value as a person reads it: a plain one as it is, anything else formatted. */
export function NodeValue(props: { value: unknown; emptyText: string }) {
  const isPlain = (): boolean => ['string', 'number', 'boolean'].includes(typeof props.value)
  return (
    <Show when={isPlain()} fallback={<JsonView value={props.value} emptyText={props.emptyText} />}>
      <p class="rounded bg-subtle px-2.5 py-1.5 font-mono text-sm break-words whitespace-pre-wrap">
        {String(props.value)}
      </p>
    </Show>
  )
}
