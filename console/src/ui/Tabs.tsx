import { For, type JSX, Show } from 'solid-js'
import { formatNumber } from '../i18n/format.ts'

type Tab<T extends string> = { id: T; label: string; count?: number | undefined }

type TabsProps<T extends string> = {
  label: string
  tabs: Tab<T>[]
  value: T
  onChange: (id: T) => void
  trailing?: JSX.Element
}

/** The open tab lives in the URL: `value` and `onChange` come from `createUrlState`. */
export function Tabs<T extends string>(props: TabsProps<T>) {
  function move(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const at = props.tabs.findIndex((tab) => tab.id === props.value)
    const next = props.tabs[(at + step + props.tabs.length) % props.tabs.length]
    if (!next) return
    props.onChange(next.id)
    document.getElementById(tabId(next.id))?.focus()
  }

  return (
    <div class="flex items-center gap-2 border-b border-line">
      <div class="-mb-px flex gap-5 overflow-x-auto" role="tablist" aria-label={props.label} onKeyDown={move}>
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              id={tabId(tab.id)}
              aria-selected={props.value === tab.id}
              aria-controls={`panel-${tab.id}`}
              tabIndex={props.value === tab.id ? 0 : -1}
              class="flex h-9 items-center gap-1.5 border-b-2 border-transparent whitespace-nowrap text-ink-2 transition-colors hover:text-ink aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink"
              onClick={() => props.onChange(tab.id)}
            >
              {tab.label}
              <Show when={tab.count !== undefined}>
                <span class="tabular rounded-full bg-muted px-1.5 text-xs font-normal text-ink-2">
                  {formatNumber(tab.count ?? 0)}
                </span>
              </Show>
            </button>
          )}
        </For>
      </div>
      <Show when={props.trailing}>
        <div class="ml-auto flex items-center gap-1">{props.trailing}</div>
      </Show>
    </div>
  )
}

export function TabPanel(props: { id: string; children: JSX.Element }) {
  return (
    <div role="tabpanel" id={`panel-${props.id}`} aria-labelledby={tabId(props.id)} class="pt-4">
      {props.children}
    </div>
  )
}

const tabId = (id: string): string => `tab-${id}`
