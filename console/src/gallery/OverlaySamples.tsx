import Columns3 from 'lucide-solid/icons/columns-3'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import Pencil from 'lucide-solid/icons/pencil'
import Trash from 'lucide-solid/icons/trash'
import { createSignal } from 'solid-js'
import { ApiError } from '../api/api-error.ts'
import { Button } from '../ui/Button.tsx'
import { confirmAction } from '../ui/confirm.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Popover } from '../ui/Popover.tsx'
import { toast } from '../ui/toast.ts'
import { Sample } from './Sample.tsx'
import { w } from './words.ts'

export function OverlaySamples() {
  const [isDialogOpen, setDialogOpen] = createSignal(false)
  const [isDrawerOpen, setDrawerOpen] = createSignal(false)
  const confirmation = () => ({
    title: w().dialogTitle,
    body: w().dialogBody,
    confirmLabel: w().remove,
    isDangerous: true,
  })

  return (
    <Sample name="Dialog · ConfirmDialog · Drawer · Menu · Popover · Toast">
      <div class="flex flex-wrap gap-2">
        <Button onClick={() => setDialogOpen(true)}>Dialog</Button>
        <Button onClick={() => void confirmAction(confirmation())}>Confirm</Button>
        <Button onClick={() => void confirmAction({ ...confirmation(), nameToType: w().value })}>Confirm + name</Button>
        <Button onClick={() => setDrawerOpen(true)}>Drawer</Button>
        <Menu
          items={[
            { label: w().save, icon: Pencil },
            { label: w().disabled, isDisabled: true },
            { label: w().remove, icon: Trash, isDangerous: true, startsGroup: true },
          ]}
          trigger={(trigger) => <IconButton {...trigger()} icon={Ellipsis} label="Menu" />}
        />
        <Popover title="Popover" trigger={(trigger) => <IconButton {...trigger()} icon={Columns3} label="Popover" />}>
          <p class="max-w-60 p-2">{w().emptyBody}</p>
        </Popover>
        <Button onClick={() => toast.success(w().done)}>Toast</Button>
        <Button
          onClick={() => toast.info(w().noted, { action: { label: w().undo, run: () => toast.success(w().done) } })}
        >
          Toast + undo
        </Button>
        <Button onClick={() => toast.error(w().failed, sampleError(w().failedWhy))}>Toast error</Button>
      </div>
      <Dialog
        isOpen={isDialogOpen()}
        onClose={() => setDialogOpen(false)}
        title={w().dialogTitle}
        description={w().dialogBody}
        footer={<Button onClick={() => setDialogOpen(false)}>{w().save}</Button>}
      />
      <Drawer isOpen={isDrawerOpen()} onClose={() => setDrawerOpen(false)} title={w().value}>
        {w().emptyBody}
      </Drawer>
    </Sample>
  )
}

export const sampleError = (message: string): ApiError =>
  new ApiError({ status: 500, code: 50001, message, traceId: '4bf92f3577b34da6a3ce929d0e0e4736' })
