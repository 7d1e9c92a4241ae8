import { createSignal, createUniqueId, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Option } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Department } from '../iam-queries.ts'
import { PersonPicker } from '../PersonPicker.tsx'
import { changeDepartment, createDepartment } from './department-actions.ts'

export type Asked = { kind: 'create'; parentId: number | null } | { kind: 'edit' | 'move'; department: Department }

/** Creates, renames, moves: whatever can be done to a department, without a mouse. */
export function DepartmentDialog(props: { asked: Asked; places: Option[]; onClose: () => void }) {
  const words = () => t().departments
  const of = props.asked.kind === 'create' ? undefined : props.asked.department
  const [name, setName] = createSignal(of?.name ?? '')
  const [parent, setParent] = createSignal(String(of?.parent_id ?? ''))
  const [head, setHead] = createSignal(String(of?.head_user_id ?? ''))
  const title = (): string =>
    props.asked.kind === 'create'
      ? props.asked.parentId === null
        ? words().newTop
        : words().newBelow
      : of && props.asked.kind === 'move'
        ? words().moveTitle(of.name)
        : words().edit
  const label = (): string =>
    ({ create: words().create, edit: words().save, move: words().moveAction })[props.asked.kind]

  const id = createUniqueId()
  const [isPending, setPending] = createSignal(false)

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (isPending() || name().trim() === '') return
    setPending(true)
    const isDone =
      props.asked.kind === 'create'
        ? await createDepartment(name().trim(), props.asked.parentId)
        : await changeDepartment(
            props.asked.department,
            props.asked.kind === 'move'
              ? { parent_id: Number(parent()) || null }
              : { name: name().trim(), head_user_id: Number(head()) || null },
          )
    setPending(false)
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
          <Button type="submit" form={id} variant="primary" pending={isPending()} disabled={name().trim() === ''}>
            {label()}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate>
        <Show
          when={props.asked.kind === 'move'}
          fallback={
            <div class="grid gap-4">
              <TextField label={words().name} required maxLength={100} value={name()} onChange={setName} />
              <Show when={props.asked.kind === 'edit' && can('user:read')}>
                <PersonPicker
                  label={words().head}
                  required={false}
                  none={words().noHead}
                  value={head()}
                  onChange={setHead}
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
      </form>
    </Dialog>
  )
}
