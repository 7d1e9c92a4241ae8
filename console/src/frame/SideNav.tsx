import { A } from '@solidjs/router'
import PanelLeft from 'lucide-solid/icons/panel-left'
import { For, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../i18n/language.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Mark } from './Mark.tsx'
import { type NavigationItem, visibleNavigation } from './navigation.ts'

export function SideNav(props: {
  isCollapsed: boolean
  canExpand: boolean
  onCollapse: (isCollapsed: boolean) => void
}) {
  return (
    <aside
      class="flex shrink-0 flex-col border-r border-line bg-canvas print:hidden"
      classList={{ 'w-[208px]': !props.isCollapsed, 'w-[52px]': props.isCollapsed }}
    >
      <div class="flex h-12 items-center gap-2.5 px-3.5">
        <A href="/" class="flex items-center gap-2.5 rounded" aria-label="OPS">
          <Mark />
          <Show when={!props.isCollapsed}>
            <span class="text-lg font-semibold tracking-wide">OPS</span>
          </Show>
        </A>
      </div>
      <div class="min-h-0 flex-1 overflow-y-auto">
        <NavigationList isCollapsed={props.isCollapsed} />
      </div>
      <Show when={props.canExpand}>
        <div class="p-2">
          <IconButton
            icon={PanelLeft}
            label={props.isCollapsed ? t().frame.expand : t().frame.collapse}
            onClick={() => props.onCollapse(!props.isCollapsed)}
          />
        </div>
      </Show>
    </aside>
  )
}

export function NavigationList(props: { isCollapsed?: boolean; onChoose?: () => void }) {
  return (
    <nav class="grid gap-3 px-2 py-2" aria-label={t().frame.navigation}>
      <For each={visibleNavigation()}>
        {(group) => (
          <div>
            <Show when={group.label && !props.isCollapsed && group.label}>
              {(label) => <p class="px-2 pb-1 text-xs text-ink-3">{label()()}</p>}
            </Show>
            <ul class="grid gap-0.5">
              <For each={group.items}>
                {(item) => (
                  <NavigationLink item={item} isCollapsed={props.isCollapsed ?? false} onChoose={props.onChoose} />
                )}
              </For>
            </ul>
          </div>
        )}
      </For>
    </nav>
  )
}

function NavigationLink(props: { item: NavigationItem; isCollapsed: boolean; onChoose: (() => void) | undefined }) {
  return (
    <li>
      <A
        href={props.item.href}
        end={props.item.href === '/'}
        class="flex h-8 items-center gap-2.5 rounded px-2 transition-colors"
        classList={{ 'justify-center': props.isCollapsed }}
        activeClass="bg-muted font-medium text-ink"
        inactiveClass="text-ink-2 hover:bg-muted hover:text-ink"
        data-tip={props.isCollapsed ? props.item.label() : undefined}
        aria-label={props.isCollapsed ? props.item.label() : undefined}
        onClick={() => props.onChoose?.()}
      >
        <Dynamic component={props.item.icon} size={16} class="shrink-0" aria-hidden="true" />
        <Show when={!props.isCollapsed}>
          {props.item.label()}
          <Suspense>
            <Dynamic component={props.item.count} />
          </Suspense>
        </Show>
      </A>
    </li>
  )
}
