import { createMemo, For, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { activeShortcuts, type Shortcut, type ShortcutGroup } from '../ui/shortcuts.ts'

const order: ShortcutGroup[] = ['general', 'go', 'list', 'form']

/** The shortcuts that work on the page behind it. */
export function HelpSheet(props: { onClose: () => void }) {
  const grouped = createMemo(() =>
    order.map((group) => ({ group, shortcuts: byLabel(activeShortcuts().filter((one) => one.group === group)) })),
  )
  return (
    <Dialog isOpen onClose={props.onClose} title={t().shortcuts.title}>
      <div class="grid gap-x-8 gap-y-4 pb-2 md:grid-cols-2">
        <For each={grouped()}>
          {({ group, shortcuts }) => (
            <Show when={shortcuts.length > 0}>
              <section>
                <h3 class="pb-1 text-xs text-ink-3">{t().shortcuts.groups[group]}</h3>
                <ul>
                  <For each={shortcuts}>
                    {(shortcut) => (
                      <li class="flex items-center justify-between gap-4 border-b border-line py-1.5">
                        <span>{shortcut.label}</span>
                        <span class="flex gap-2">
                          <For each={shortcut.keys}>{(keys) => <KeyHint keys={keys} />}</For>
                        </span>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          )}
        </For>
      </div>
    </Dialog>
  )
}

/** Keys that do the same stand in one line. */
function byLabel(shortcuts: Shortcut[]): { label: string; keys: string[] }[] {
  const lines = new Map<string, Set<string>>()
  for (const { label, keys } of shortcuts) lines.set(label(), (lines.get(label()) ?? new Set()).add(keys))
  return [...lines].map(([label, keys]) => ({ label, keys: [...keys] }))
}
