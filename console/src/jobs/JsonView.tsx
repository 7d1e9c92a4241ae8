import { Show } from 'solid-js'
import { CodeEditor } from '../ui/CodeEditor.tsx'

/** Data as a person can read it: formatted, coloured, foldable. */
export function JsonView(props: { value: unknown; emptyText: string }) {
  const text = (): string => JSON.stringify(props.value, null, 2)
  const isEmpty = (): boolean => props.value === null || props.value === undefined || text() === '{}' || text() === '[]'
  return (
    <Show when={!isEmpty()} fallback={<p class="text-ink-3">{props.emptyText}</p>}>
      <CodeEditor label="JSON" hideLabel language="json" value={text()} readOnly />
    </Show>
  )
}
