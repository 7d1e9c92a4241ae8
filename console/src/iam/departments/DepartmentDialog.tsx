import { createSignal, Show } from 'solid-js'
import { createList } from '../../api/create-list.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Option } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type Department, type User, usersQuery } from '../iam-queries.ts'
import { changeDepartment, createDepartment } from './department-actions.ts'

export type Asked = { kind: 'create'; parentId: number | null } | { kind: 'edit' | 'move'; department: Department }

/** Creates, renames, moves: whatever can be done to a department, without a mouse. */
export function DepartmentDialog(props: { asked: Asked; places: Option[]; onClose: () => void }) {
  const words = () => t().departments
  const of = props.asked.kind === 'create' ? undefined : props.asked.department
  const [name, setName] = createSignal(of?.name ?? '')
  const [parent, setParent] = createSignal(String(of?.parent_id ?? ''))
  const [head, setHead] = createSignal(String(of?.head_user_id ?? ''))
  const people = createList<User>(() => ({
    ...usersQuery({ sort: 'name', page_size: 200 }),
    isEnabled: can('user:read') && props.asked.kind === 'edit',
  }))
  const title = (): string =>
    props.asked.kind === 'create'
      ? words().newTop
      : of && props.asked.kind === 'move'
        ? words().moveTitle(of.name)
        : words().rename
  const label = (): string =>
    ({ create: words().create, edit: words().save, move: words().moveAction })[props.asked.kind]

  async function submit(): Promise<void> {
    const isDone =
      props.asked.kind === 'create'
        ? await createDepartment(name().trim(), props.asked.parentId)
        : await changeDepartment(
            props.asked.department,
            props.asked.kind === 'move'
              ? { parent_id: Number(parent()) || null }
              : { name: name().trim(), head_user_id: Number(head()) || null },
          )
    if (isDone) props.onClose()
  }

  return (
    <Dialog
      isOpen
      size="sm"
      onClose={props.onClose}
      title={title()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button variant="primary" disabled={name().trim() === ''} onClick={submit}>
            {label()}
          </Button>
        </>
      }
    >
      <Show
        when={props.asked.kind === 'move'}
        fallback={
          <div class="grid gap-4">
            <TextField label={words().name} required maxLength={100} value={name()} onChange={setName} />
            <Show when={props.asked.kind === 'edit' && can('user:read')}>
              <Combobox
                label={words().head}
                required={false}
                value={head()}
                onChange={setHead}
                options={[
                  { value: '', label: words().noHead },
                  ...(people.rows() ?? []).map((user) => ({ value: String(user.id), label: user.name })),
                ]}
              />
            </Show>
          </div>
        }
      >
        <Combobox
          label={words().moveTo}
          value={parent()}
          onChange={setParent}
          options={[{ value: '', label: words().top }, ...props.places]}
        />
      </Show>
    </Dialog>
  )
}
