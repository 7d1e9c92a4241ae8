import { createSignal, onCleanup } from 'solid-js'

export type ShortcutGroup = 'general' | 'go' | 'list' | 'form'

export type Shortcut = {
  /** One key (`/`, `?`), keys in turn (`g j`), or with Ctrl or Command (`mod+k`). */
  keys: string
  group: ShortcutGroup
  label: () => string
  run?: () => void
}

const [registered, setRegistered] = createSignal<Shortcut[]>([])

/** Those that work on the page as it is, for the help sheet. */
export const activeShortcuts = registered

const sequenceMs = 1_000

let typed: string[] = []
let typedAt = 0

/** Works while the component that calls it is there. A shortcut without `run` is only listed: its list handles the key. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  if (registered().length === 0) document.addEventListener('keydown', handleKey)
  setRegistered((all) => [...all, ...shortcuts])
  onCleanup(() => {
    setRegistered((all) => all.filter((one) => !shortcuts.includes(one)))
    if (registered().length === 0) document.removeEventListener('keydown', handleKey)
  })
}

function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.key === 'Shift') return
  if (event.ctrlKey || event.metaKey) return void press(event, `mod+${event.key.toLowerCase()}`)
  if (event.altKey || isTyping(event.target) || isUnderDialog(event.target)) return
  const isLate = event.timeStamp - typedAt > sequenceMs
  typed = [...(isLate ? [] : typed), event.key].slice(-2)
  typedAt = event.timeStamp
  const isSequence = typed.length === 2 && press(event, typed.join(' '))
  if (isSequence || press(event, event.key)) typed = []
}

function press(event: KeyboardEvent, keys: string): boolean {
  // The newest comes first: an open page goes before the frame.
  const shortcut = registered().findLast((one) => one.keys === keys && one.run)
  if (!shortcut) return false
  event.preventDefault()
  shortcut.run?.()
  return true
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable="true"], .cm-editor') !== null
  )
}

function isUnderDialog(target: EventTarget | null): boolean {
  const isInside =
    target instanceof Element &&
    target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')
  return (
    Boolean(isInside) ||
    document.querySelector('[role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"]') !== null
  )
}
