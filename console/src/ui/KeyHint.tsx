import { For } from 'solid-js'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** `mod+k` as `Ctrl K`, `g j` as two keys in turn. */
export function KeyHint(props: { keys: string }) {
  const isChord = (): boolean => props.keys.startsWith('mod+')
  const parts = (): string[] => props.keys.split(/[ +]/).map((part) => nameOf(part, isChord()))
  return (
    <span class="inline-flex gap-1">
      <For each={parts()}>
        {(part) => (
          <kbd class="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-strong bg-subtle px-1 font-sans text-xs text-ink-2">
            {part}
          </kbd>
        )}
      </For>
    </span>
  )
}

const keyNames: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', Enter: '↵', Escape: 'Esc' }

function nameOf(key: string, isChord: boolean): string {
  if (key === 'mod') return isMac ? '⌘' : 'Ctrl'
  return isChord ? key.toUpperCase() : (keyNames[key] ?? key)
}
