import Bookmark from 'lucide-solid/icons/bookmark'
import Check from 'lucide-solid/icons/check'
import X from 'lucide-solid/icons/x'
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../Button.tsx'
import { controlClass } from '../control.ts'
import { IconButton } from '../IconButton.tsx'
import { Popover } from '../Popover.tsx'
import { toast } from '../toast.ts'
import type { createColumnChoice } from './columns.ts'
import { createSavedViews, type SavedView } from './create-saved-views.ts'

const plain = { search: '', columns: {} }

/** The views of a list that a person has named, and a place to name the one on the screen. */
export function SavedViews(props: { tableId: string; ownerId: number; choice: ReturnType<typeof createColumnChoice> }) {
  const saved = createSavedViews(props)
  const [isOpen, setOpen] = createSignal(false)
  const current = (): SavedView | undefined => saved.views().find((view) => saved.isShown(view))

  function open(view: Omit<SavedView, 'name'>): void {
    saved.open(view)
    setOpen(false)
  }

  function remove(view: SavedView): void {
    saved.remove(view)
    toast.success(t().ui.views.removed(view.name), {
      action: { label: t().ui.views.undo, run: () => saved.restore(view) },
    })
  }

  return (
    <Popover
      title={t().ui.views.title}
      isOpen={isOpen()}
      onOpenChange={setOpen}
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger()}
          class="inline-flex h-8 max-w-48 items-center gap-1.5 rounded px-2 text-ink-2 transition-colors hover:bg-muted hover:text-ink aria-expanded:bg-muted"
        >
          <Bookmark size={15} class="shrink-0" aria-hidden="true" />
          <span class="truncate">{current()?.name ?? t().ui.views.title}</span>
        </button>
      )}
    >
      <ul class="max-h-80 w-64 overflow-y-auto" aria-label={t().ui.views.title}>
        <li>
          <ViewButton name={t().ui.views.plain} isShown={saved.isShown(plain)} onOpen={() => open(plain)} />
        </li>
        <For each={saved.views()}>
          {(view) => (
            <li class="flex items-center gap-1">
              <ViewButton name={view.name} isShown={saved.isShown(view)} onOpen={() => open(view)} />
              <IconButton
                size="sm"
                icon={X}
                label={t().ui.views.remove(view.name)}
                danger
                onClick={() => remove(view)}
              />
            </li>
          )}
        </For>
      </ul>
      <SaveView names={saved.views().map((view) => view.name)} onSave={saved.save} />
    </Popover>
  )
}

function ViewButton(props: { name: string; isShown: boolean; onOpen: () => void }) {
  return (
    <button
      type="button"
      class="flex min-h-8 w-full min-w-0 items-center gap-2 rounded-sm px-2 text-left hover:bg-muted"
      aria-current={props.isShown ? 'true' : undefined}
      onClick={() => props.onOpen()}
    >
      <span class="flex-1 truncate">{props.name}</span>
      <Show when={props.isShown}>
        <Check size={14} class="shrink-0 text-accent-ink" aria-hidden="true" />
      </Show>
    </button>
  )
}

function SaveView(props: { names: string[]; onSave: (name: string) => void }) {
  const id = createUniqueId()
  const [text, setText] = createSignal('')
  const name = (): string => text().trim()

  function save(event: SubmitEvent): void {
    event.preventDefault()
    if (!name()) return
    props.onSave(name())
    toast.success(t().ui.views.saved(name()))
    setText('')
  }

  return (
    <form class="mt-1 border-t border-line px-2 pt-2 pb-1" onSubmit={save}>
      <label for={id} class="mb-1 block text-xs text-ink-3">
        {t().ui.views.help}
      </label>
      <div class="flex items-center gap-2">
        <input
          id={id}
          class={`${controlClass} h-8 min-w-0`}
          maxLength={40}
          placeholder={t().ui.views.name}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!name()}>
          {props.names.includes(name()) ? t().ui.views.replace : t().ui.views.save}
        </Button>
      </div>
    </form>
  )
}
