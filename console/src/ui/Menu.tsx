import { Menu as Ark } from '@ark-ui/solid/menu'
import { useNavigate } from '@solidjs/router'
import Check from 'lucide-solid/icons/check'
import { For, type JSX, Show } from 'solid-js'
import { Dynamic, Portal } from 'solid-js/web'
import { floatClass, optionClass } from './control.ts'
import type { Icon } from './icon.ts'

export type MenuItem = {
  label: string
  icon?: Icon
  onSelect?: () => unknown
  href?: string
  hint?: string
  isDangerous?: boolean
  isDisabled?: boolean
  isChecked?: boolean
  /** Draws a line above. */
  startsGroup?: boolean
}

type MenuProps = {
  items: MenuItem[]
  /** Spreads what it gets onto the button that opens the menu. */
  trigger: (props: () => JSX.ButtonHTMLAttributes<HTMLButtonElement>) => JSX.Element
  header?: JSX.Element
  placement?: 'bottom-start' | 'bottom-end'
}

export function Menu(props: MenuProps) {
  const navigate = useNavigate()

  function select(value: string): void {
    const item = props.items[Number(value)]
    if (item?.href) navigate(item.href)
    void item?.onSelect?.()
  }

  return (
    <Ark.Root
      onSelect={(details) => select(details.value)}
      positioning={{ placement: props.placement ?? 'bottom-end', gutter: 4 }}
      lazyMount
      unmountOnExit
    >
      <Ark.Trigger asChild={(triggerProps) => props.trigger(triggerProps)} />
      <Portal>
        <Ark.Positioner>
          <Ark.Content class={`${floatClass} min-w-44`}>
            <Show when={props.header}>
              <div class="mb-1 border-b border-line px-2 pt-1 pb-2">{props.header}</div>
            </Show>
            <For each={props.items}>
              {(item, index) => (
                <>
                  <Show when={item.startsGroup}>
                    <Ark.Separator class="my-1 border-line" />
                  </Show>
                  <Ark.Item
                    value={String(index())}
                    disabled={item.isDisabled ?? false}
                    class={optionClass}
                    classList={{ 'text-failed! data-highlighted:bg-failed-soft!': item.isDangerous ?? false }}
                  >
                    <Show when={item.icon}>
                      {(icon) => (
                        <Dynamic component={icon()} size={15} class="shrink-0 opacity-75" aria-hidden="true" />
                      )}
                    </Show>
                    <span class="flex-1 whitespace-nowrap">{item.label}</span>
                    <Show when={item.hint}>
                      <span class="text-xs text-ink-3">{item.hint}</span>
                    </Show>
                    <Show when={item.isChecked}>
                      <Check size={14} class="text-accent-ink" aria-hidden="true" />
                    </Show>
                  </Ark.Item>
                </>
              )}
            </For>
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  )
}
