import { createUniqueId, For, Show } from 'solid-js'
import { createList } from '../../api/create-list.ts'
import { providerWords } from '../../i18n/provider-words.ts'
import { can } from '../../session/session.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import type { Form as FormState } from '../../ui/create-form.ts'
import { FieldNotes } from '../../ui/Field.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import type { ProviderDraft } from './provider-draft.ts'
import { assignableRolesQuery } from './provider-queries.ts'

/** The roles that accounts opened through a provider are given. */
export function DefaultRoles(props: { form: FormState<ProviderDraft> }) {
  const words = () => providerWords()
  const id = createUniqueId()
  const roles = createList(() => ({ ...assignableRolesQuery(), isEnabled: can('role:read') }))
  const chosen = (): number[] => props.form.values.default_role_ids
  const toggle = (roleId: number, isOn: boolean): void =>
    props.form.set('default_role_ids', isOn ? [...chosen(), roleId] : chosen().filter((other) => other !== roleId))

  return (
    <fieldset data-field="default_role_ids">
      <legend class="mb-1 text-sm font-medium">{words().defaultRoles}</legend>
      <Show when={can('role:read')} fallback={<p class="text-sm text-ink-3">{words().noRoles}</p>}>
        <Show when={roles.rows()} fallback={<SkeletonLines count={3} />}>
          {(rows) => (
            <div class="grid gap-2 md:grid-cols-2">
              <For each={rows()}>
                {(role) => (
                  <Checkbox
                    label={role.name}
                    checked={chosen().includes(role.id)}
                    onChange={(isOn) => toggle(role.id, isOn)}
                  />
                )}
              </For>
            </div>
          )}
        </Show>
      </Show>
      <FieldNotes id={id} help={words().defaultRolesHelp} error={props.form.error('default_role_ids')} />
    </fieldset>
  )
}
