import { createSignal } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { type Option, Select } from '../../ui/Select.tsx'
import type { User } from '../iam-queries.ts'
import { addRole } from './user-actions.ts'

export function AssignRoleDialog(props: { users: User[]; options: Option[]; onClose: () => void }) {
  const [roleId, setRoleId] = createSignal<string>()
  async function assign(): Promise<void> {
    await addRole(props.users, Number(roleId()))
    props.onClose()
  }
  return (
    <Dialog
      isOpen
      size="sm"
      onClose={props.onClose}
      title={t().users.assignTitle(props.users.length)}
      description={t().users.assignHelp}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button variant="primary" disabled={roleId() === undefined} onClick={assign}>
            {t().users.assignRole}
          </Button>
        </>
      }
    >
      <Select label={t().users.roles} value={roleId()} options={props.options} onChange={setRoleId} />
    </Dialog>
  )
}
