import X from 'lucide-solid/icons/x'
import { For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../Button.tsx'
import { IconButton } from '../IconButton.tsx'
import type { BulkAction } from './columns.ts'

/** Floats over the foot of the list, so that nothing moves when it comes. */
export function BulkBar(props: { ids: number[]; actions: BulkAction[]; onClear: () => void }) {
  return (
    <Show when={props.ids.length > 0}>
      <div class="pointer-events-none sticky bottom-4 z-20 mt-4 flex justify-center">
        <div
          class="pointer-events-auto flex animate-enter items-center gap-2 rounded bg-raised py-1.5 pr-1.5 pl-3 shadow-float"
          role="toolbar"
          aria-label={t().ui.selected(props.ids.length)}
        >
          <span class="mr-1 font-medium">{t().ui.selected(props.ids.length)}</span>
          <For each={props.actions}>
            {(action) => (
              <Button
                size="sm"
                icon={action.icon}
                variant={action.isDangerous ? 'danger' : 'secondary'}
                onClick={() => action.run(props.ids)}
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
