import { Dialog as Ark } from '@ark-ui/solid/dialog'
import X from 'lucide-solid/icons/x'
import { type JSX, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import { t } from '../i18n/language.ts'
import { scrimClass } from './control.ts'
import { IconButton } from './IconButton.tsx'

type DrawerProps = {
  isOpen: boolean
  onClose: () => void
  title: JSX.Element
  children: JSX.Element
  footer?: JSX.Element
}

/** Shows one record beside the list that it belongs to. */
export function Drawer(props: DrawerProps) {
  let content: HTMLDivElement | undefined
  return (
    <Ark.Root
      open={props.isOpen}
      onOpenChange={(details) => !details.open && props.onClose()}
      initialFocusEl={() => content ?? null}
      lazyMount
      unmountOnExit
    >
      <Portal>
        <Ark.Backdrop class={scrimClass} />
        <Ark.Positioner class="fixed inset-y-0 right-0 z-30 flex w-full justify-end md:max-w-[560px]">
          <Ark.Content
            ref={content}
            class="flex h-full w-full flex-col bg-raised shadow-float outline-none data-[state=open]:animate-slide"
          >
            <header class="flex items-center gap-3 border-b border-line px-5 py-3">
              <Ark.Title class="min-w-0 flex-1 truncate text-lg font-semibold">{props.title}</Ark.Title>
              <div class="-mr-2">
                <IconButton icon={X} label={t().ui.close} onClick={() => props.onClose()} />
              </div>
            </header>
            <div class="min-h-0 flex-1 overflow-y-auto px-5 py-4">{props.children}</div>
            <Show when={props.footer}>
              <footer class="flex justify-end gap-2 border-t border-line px-5 py-3">{props.footer}</footer>
            </Show>
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  )
}
