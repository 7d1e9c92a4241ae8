import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { type Tone, toneLook } from './status.ts'

/** Why something stands as it does, in the colour and with the sign of its state; nothing without a text. */
export function StatusNotice(props: { tone: Tone; text: string | undefined }) {
  const look = () => toneLook[props.tone]
  return (
    <Show when={props.text}>
      {(message) => (
        <div class={`mt-4 flex items-start gap-2.5 rounded px-3 py-2.5 ${look().soft} ${look().text}`}>
          <Dynamic component={look().icon} size={16} class="mt-0.5 shrink-0" aria-hidden="true" />
          <p class="min-w-0 break-words whitespace-pre-line">{message()}</p>
        </div>
      )}
    </Show>
  )
}
