import { Dialog } from '@ark-ui/solid/dialog'
import { Portal } from 'solid-js/web'
import { t } from '../i18n/language.ts'
import { scrimClass } from '../ui/control.ts'
import { Mark } from './Mark.tsx'
import { NavigationList } from './SideNav.tsx'

/** The navigation on a phone. */
export function NavigationDrawer(props: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog.Root
      open={props.isOpen}
      onOpenChange={(details) => !details.open && props.onClose()}
      lazyMount
      unmountOnExit
    >
      <Portal>
        <Dialog.Backdrop class={scrimClass} />
        <Dialog.Positioner class="fixed inset-y-0 left-0 z-30 w-64">
          <Dialog.Content class="h-full bg-canvas shadow-float outline-none" aria-label={t().frame.navigation}>
            <div class="flex h-12 items-center gap-2.5 px-4">
              <Mark />
              <span class="text-lg font-semibold tracking-wide">OPS</span>
            </div>
            <NavigationList onChoose={props.onClose} />
          </Dialog.Content>
        </Dialog.Positioner>
      </Portal>
    </Dialog.Root>
  )
}
