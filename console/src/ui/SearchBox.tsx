import Search from 'lucide-solid/icons/search'
import X from 'lucide-solid/icons/x'
import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { controlClass } from './control.ts'
import { IconButton } from './IconButton.tsx'

const restMs = 250

type SearchBoxProps = { value: string; onSearch: (text: string) => void; label: string }

/** Searches when the typing rests; Enter at once, Escape clears. */
export function SearchBox(props: SearchBoxProps) {
  const [text, setText] = createSignal(props.value)
  let timer: ReturnType<typeof setTimeout>
  createEffect(
    on(
      () => props.value,
      (value) => setText(value),
      { defer: true },
    ),
  )
  onCleanup(() => clearTimeout(timer))

  function search(next: string, delayMs: number): void {
    setText(next)
    clearTimeout(timer)
    timer = setTimeout(() => next.trim() !== props.value && props.onSearch(next.trim()), delayMs)
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') search(text(), 0)
    if (event.key === 'Escape' && text() !== '') {
      event.stopPropagation()
      search('', 0)
    }
  }

  return (
    <div class="relative w-full md:w-60">
      <Search size={14} class="pointer-events-none absolute inset-y-0 left-2.5 my-auto text-ink-3" aria-hidden="true" />
      <input
        class={`${controlClass} h-8 border-line-strong px-8`}
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        value={text()}
        onInput={(event) => search(event.currentTarget.value, event.isComposing ? restMs * 3 : restMs)}
        onKeyDown={handleKey}
      />
      <Show when={text()}>
        <div class="absolute inset-y-0 right-1 flex items-center">
          <IconButton size="sm" icon={X} label={t().ui.clearSearch} onClick={() => search('', 0)} />
        </div>
      </Show>
    </div>
  )
}
