import { For } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Uninvited } from './user-actions.ts'

/** Who could not be invited, and why; open as long as there is anybody. */
export function UninvitedDialog(props: { people: Uninvited[]; onClose: () => void }) {
  return (
    <Dialog
      isOpen={props.people.length > 0}
      size="sm"
      onClose={props.onClose}
      title={t().users.uninvited(props.people.length)}
      footer={<Button onClick={() => props.onClose()}>{t().ui.close}</Button>}
    >
      <ul>
        <For each={props.people}>
          {({ user, result }) => (
            <li class="flex flex-wrap justify-between gap-x-4 border-b border-line py-1.5 last:border-0">
              <span class="font-medium">{user.name}</span>
              <span class="text-ink-2">{t().users.inviteResults[result]}</span>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  )
}
