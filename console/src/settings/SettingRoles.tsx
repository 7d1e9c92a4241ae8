import type { ComponentProps } from 'solid-js'
import { answerOf, api } from '../api/client.ts'
import { createRecord } from '../api/create-record.ts'
import { t } from '../i18n/language.ts'
import { SettingChoices } from './SettingChoices.tsx'

/** Roles, for who may see them. */
export function SettingRoles(props: Omit<ComponentProps<typeof SettingChoices<number>>, 'choices' | 'empty'>) {
  const roles = createRecord(() => ({
    key: ['roles', 'choices'],
    load: (signal: AbortSignal) =>
      answerOf(api.GET('/api/v1/roles', { signal, params: { query: { page_size: 200, sort: 'id' } } })),
  }))
  return (
    <SettingChoices
      {...props}
      choices={(roles.data()?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      empty={roles.error() ? t().settings.rolesUnseen : ''}
    />
  )
}
