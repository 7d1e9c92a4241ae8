import { Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { createRoles } from '../iam/create-choices.ts'
import { can } from '../session/session.ts'
import type { FieldProps } from '../ui/Field.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { givableRoles } from './givable-roles.ts'

type SettingRoleProps = FieldProps & { value: string; onChange: (value: string) => void; disabled: boolean }

/** One role, kept by its code; only those that do not administer. */
export function SettingRole(props: SettingRoleProps) {
  const roles = createRoles()
  const options = () => {
    const given = givableRoles(roles.all()).map(({ code, name }) => ({ value: code, label: name, hint: code }))
    const isKnown = props.value === '' || given.some(({ value }) => value === props.value)
    return [
      { value: '', label: t().settings.noRole },
      ...given,
      // Nothing to judge by before the roles are there.
      ...(isKnown || roles.all().length === 0
        ? []
        : [{ value: props.value, label: t().settings.roleNotGiven(props.value), disabled: true }]),
    ]
  }
  return (
    <Show
      when={can('role:read')}
      fallback={
        <TextField
          {...props}
          help={
            <>
              {t().settings.roleUnseen} {props.help}
            </>
          }
          mono
        />
      }
    >
      <Select {...props} options={options()} />
    </Show>
  )
}
