import { For, Show } from 'solid-js'
import { explainWords } from '../../i18n/explain-words.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import type { Explanation } from '../iam-queries.ts'
import { RoleLink } from './RoleLink.tsx'

/** Which roles would give the right; each leads to its members, where people are added. */
export function GrantingRoles(props: { roles: Explanation['granted_by'] }) {
  const words = () => explainWords()
  return (
    <Show
      when={props.roles.length > 0}
      fallback={
        <>
          <p class="pb-3 text-ink-2">{words().nobodyGives}</p>
          <ButtonLink href="/roles">{words().toRoles}</ButtonLink>
        </>
      }
    >
      <p class="pb-2 text-ink-2">{words().grantsHelp}</p>
      <ul class="max-w-form divide-y divide-line border-y border-line">
        <For each={props.roles}>
          {(role) => (
            <li class="flex items-baseline justify-between gap-4 py-2">
              <RoleLink role={role} tab="members" />
              <span class="tabular shrink-0 text-sm text-ink-3">{words().rightCount(role.permission_count)}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
