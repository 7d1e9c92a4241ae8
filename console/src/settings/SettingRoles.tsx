import type { ComponentProps } from 'solid-js'
import { t } from '../i18n/language.ts'
import { createRoles } from '../iam/create-choices.ts'
import { can } from '../session/session.ts'
import { SettingChoices } from './SettingChoices.tsx'

/** Roles, for who may see them. */
export function SettingRoles(props: Omit<ComponentProps<typeof SettingChoices<number>>, 'choices' | 'empty'>) {
  const roles = createRoles()
  return (
    <SettingChoices
      {...props}
      choices={roles.all().map(({ id, name }) => ({ value: id, label: name }))}
      empty={can('role:read') ? '' : t().settings.rolesUnseen}
    />
  )
}
