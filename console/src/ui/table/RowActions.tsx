import Ellipsis from 'lucide-solid/icons/ellipsis'
import { For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { IconButton } from '../IconButton.tsx'
import { Menu } from '../Menu.tsx'
import type { RowAction } from './columns.ts'

/** Buttons appear on hover and focus; the menu is always there, for touch and keyboard. */
export function RowActions(props: { actions: RowAction[]; isCompact?: boolean }) {
  const quick = (): RowAction[] => props.actions.filter((action) => action.isQuick)
  return (
    <Show when={props.actions.length > 0}>
      <div class="flex items-center justify-end gap-0.5">
        <Show when={!props.isCompact}>
          <div class="flex gap-0.5 opacity-0 transition-opacity group-hover/row:opacity-100 group-focus-within/row:opacity-100 group-focus-visible/row:opacity-100 touch:hidden">
            <For each={quick()}>
              {(action) => (
                <IconButton
                  size="sm"
                  icon={action.icon}
                  label={action.label}
                  disabled={action.isDisabled}
                  tabIndex={-1}
                  onClick={() => action.run()}
                />
              )}
            </For>
          </div>
        </Show>
        <Menu
          items={props.actions.map((action, index) => ({
            label: action.label,
            icon: action.icon,
            onSelect: action.run,
            isDangerous: action.isDangerous ?? false,
            isDisabled: action.isDisabled ?? false,
            startsGroup: (action.isDangerous ?? false) && index > 0,
          }))}
          trigger={(trigger) => (
            <IconButton
              {...trigger()}
              size={props.isCompact ? 'md' : 'sm'}
              icon={Ellipsis}
              label={t().ui.moreActions}
              data-row-menu=""
              tabIndex={props.isCompact ? 0 : -1}
            />
          )}
        />
      </div>
    </Show>
  )
}
