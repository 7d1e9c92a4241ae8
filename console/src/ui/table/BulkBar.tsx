import X from 'lucide-solid/icons/x'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../Button.tsx'
import { IconButton } from '../IconButton.tsx'
import type { BulkAction } from './columns.ts'

type BulkBarProps = {
  ids: number[]
  /** How many there are in all, where all of them may be chosen. */
  all: number | undefined
  actions: BulkAction[]
  onClear: () => void
}

/** Floats over the foot of the list, so that nothing moves when it comes. */
export function BulkBar(props: BulkBarProps) {
  const [takesAll, setTakesAll] = createSignal(false)
  createEffect(
    on(
      () => props.ids.join(),
      () => setTakesAll(false),
    ),
  )
  const all = (): number | undefined => (takesAll() ? props.all : undefined)
  const more = (): number | undefined => (!takesAll() && (props.all ?? 0) > props.ids.length ? props.all : undefined)
  const label = (): string => t().ui.selected(all() ?? props.ids.length)

  return (
    <Show when={props.ids.length > 0}>
      <div class="pointer-events-none sticky bottom-4 z-20 mt-4 flex justify-center">
        <div
          class="pointer-events-auto flex animate-enter flex-wrap items-center gap-2 rounded bg-raised py-1.5 pr-1.5 pl-3 shadow-float"
          role="toolbar"
          aria-label={label()}
        >
          <span class="font-medium">{label()}</span>
          <Show when={more()}>
            {(count) => (
              <Button size="sm" variant="ghost" onClick={() => setTakesAll(true)}>
                {t().ui.selectMatching(count())}
              </Button>
            )}
          </Show>
          <span class="w-1" />
          <For each={props.actions}>
            {(action) => (
              <Button
                size="sm"
                icon={action.icon}
                variant={action.isDangerous ? 'danger' : 'secondary'}
                onClick={() => action.run(props.ids, all())}
              >
                {action.label}
              </Button>
            )}
          </For>
          <IconButton size="sm" icon={X} label={t().ui.clearSelection} onClick={() => props.onClear()} />
        </div>
      </div>
    </Show>
  )
}
