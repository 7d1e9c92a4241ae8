import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { controlClass } from '../../ui/control.ts'
import type { ControlTies } from '../../ui/Field.tsx'
import { matchesAt, type Suggestion } from './suggestions.ts'

type FeelInputProps = {
  value: string
  onChange: (text: string) => void
  suggestions: Suggestion[]
  /** Whether what stands there is an expression; else nothing is suggested. */
  isExpression?: (text: string) => boolean
  placeholder?: string
  rows?: number
  ties?: ControlTies
  label?: string
}

/** A text with the names that may be meant below it: arrows choose, Enter or Tab takes one, Escape leaves. */
export function FeelInput(props: FeelInputProps) {
  const id = createUniqueId()
  let box!: HTMLTextAreaElement
  const [caret, setCaret] = createSignal<number>()
  const [active, setActive] = createSignal(0)
  const found = createMemo(() => {
    const at = caret()
    const isOpen = at !== undefined && (props.isExpression?.(props.value) ?? true)
    return isOpen ? matchesAt(props.value, at, props.suggestions) : { from: 0, matches: [] }
  })
  const close = (): void => void setCaret(undefined)
  const look = (): void => {
    setCaret(box.selectionStart)
    setActive(0)
  }

  function take(suggestion: Suggestion | undefined): void {
    if (!suggestion) return
    const { from } = found()
    const rest = props.value.slice(caret() ?? from)
    props.onChange(props.value.slice(0, from) + suggestion.text + rest)
    close()
    const after = from + suggestion.text.length
    queueMicrotask(() => box.setSelectionRange(after, after))
    box.focus()
  }

  function handleKey(event: KeyboardEvent): void {
    const { matches } = found()
    if (matches.length === 0 || event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setActive((active() + step + matches.length) % matches.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(matches[active()])
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class="relative min-w-0 flex-1">
      <textarea
        ref={box}
        {...props.ties}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-controls={found().matches.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={found().matches.length > 0 ? `${id}-${active()}` : undefined}
        class={`${controlClass} block field-sizing-content max-h-48 min-h-8 resize-none py-[5px] font-mono text-sm!`}
        rows={props.rows ?? 1}
        spellcheck={false}
        placeholder={props.placeholder}
        value={props.value}
        onInput={(event) => {
          props.onChange(event.currentTarget.value)
          look()
        }}
        onFocus={look}
        onClick={look}
        onBlur={close}
        onKeyDown={handleKey}
      />
      <Show when={found().matches.length > 0}>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={t().designer.feel.suggestions}
          class="absolute inset-x-0 top-full z-30 mt-1 rounded bg-raised p-1 shadow-float"
        >
          <For each={found().matches}>
            {(suggestion, index) => (
              <div
                id={`${id}-${index()}`}
                role="option"
                tabIndex={-1}
                aria-selected={active() === index()}
                class="flex cursor-pointer items-baseline gap-2 rounded-sm px-2 py-1 aria-selected:bg-muted"
                // Before the box loses the focus.
                onPointerDown={(event) => {
                  event.preventDefault()
                  take(suggestion)
                }}
                onPointerEnter={() => setActive(index())}
              >
                <span class="shrink-0 font-mono text-sm">{suggestion.text}</span>
                <span class="ml-auto min-w-0 truncate text-xs text-ink-3">{suggestion.hint}</span>
              </div>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}
