import { createEffect, createSignal, on } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { controlClass } from '../control.ts'
import { readClock } from './moment-text.ts'

/** A time of day on the 24-hour clock, whatever the browser prefers; `930` and `9:30` are read as `09:30:00`. */
export function TimeInput(props: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = createSignal(props.value)
  createEffect(on(() => props.value, setText, { defer: true }))

  function commit(): void {
    const clock = readClock(text())
    setText(clock ?? props.value)
    if (clock && clock !== props.value) props.onChange(clock)
  }

  return (
    <input
      class={`${controlClass} tabular h-8 flex-1`}
      size={8}
      inputMode="numeric"
      aria-label={t().ui.time}
      placeholder="00:00:00"
      value={text()}
      onInput={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  )
}
