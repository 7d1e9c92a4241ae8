import { Dialog as Ark } from '@ark-ui/solid/dialog'
import X from 'lucide-solid/icons/x'
import { type JSX, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import { scrimClass } from '../control.ts'
import { IconButton } from '../IconButton.tsx'

export type DialogBoxProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  description?: JSX.Element
  children?: JSX.Element
  /** Buttons, the one that does it last. */
  footer?: JSX.Element
  size?: 'sm' | 'md' | 'lg'
  role?: 'dialog' | 'alertdialog'
}

const widths = { sm: 'max-w-[420px]', md: 'max-w-[560px]', lg: 'max-w-[800px]' }

export function DialogBox(props: DialogBoxProps) {
  let content: HTMLDivElement | undefined
  return (
    <Ark.Root
      open={props.isOpen}
      onOpenChange={(details) => !details.open && props.onClose()}
      role={props.role ?? 'dialog'}
      initialFocusEl={() => firstField(content)}
      lazyMount
      unmountOnExit
    >
      {/* Only while it is open: a drawer that opens hides from screen readers whatever stands in the page by then. */}
      <Show when={props.isOpen}>
        <Portal>
          <Ark.Backdrop class={`${scrimClass} z-35!`} />
          <Ark.Positioner class="fixed inset-0 z-35 flex items-end justify-center p-0 md:items-start md:p-4 md:pt-[12vh]">
            <Ark.Content
              ref={content}
              class={`flex max-h-[88vh] w-full flex-col rounded-t bg-raised shadow-float outline-none data-[state=open]:animate-enter md:max-h-[76vh] md:rounded ${widths[props.size ?? 'md']}`}
            >
              <header class="flex items-start gap-4 px-5 pt-4 pb-1">
                <div class="min-w-0 flex-1">
                  <Ark.Title class="text-lg font-semibold">{props.title}</Ark.Title>
                  <Show when={props.description}>
                    <Ark.Description class="mt-1 text-ink-2">{props.description}</Ark.Description>
                  </Show>
                </div>
                <div class="-mt-1 -mr-2">
                  <IconButton icon={X} label={t().ui.close} onClick={() => props.onClose()} />
                </div>
              </header>
              <div class="min-h-0 flex-1 overflow-y-auto px-5 py-3">{props.children}</div>
              <Show when={props.footer}>
                <footer class="flex justify-end gap-2 px-5 pt-1 pb-4">{props.footer}</footer>
              </Show>
            </Ark.Content>
          </Ark.Positioner>
        </Portal>
      </Show>
    </Ark.Root>
  )
}

/** Where typing begins: the first field, else the dialog itself; never the button that closes it. */
function firstField(content: HTMLElement | undefined): HTMLElement | null {
  return content?.querySelector<HTMLElement>('input, textarea, select') ?? content ?? null
}
