import { For, Match, Show, Switch } from 'solid-js'
import { findRuledResource } from '../../../../domain/iam/ruled-resources.ts'
import { explainWords } from '../../i18n/explain-words.ts'
import { createDepartments } from '../create-choices.ts'
import type { Explanation, User } from '../iam-queries.ts'
import { RoleLink } from './RoleLink.tsx'
import { scopeWords } from './scope-words.ts'

type RowsSeenProps = { person: User; resource: string; explanation: Explanation }

/** Which rows somebody sees, and by which role: one of the scopes has to let a row through. */
export function RowsSeen(props: RowsSeenProps) {
  const words = () => explainWords()
  const departments = createDepartments()
  const isOpen = (): boolean => props.explanation.effective_scopes?.some(({ scope }) => scope === 'ALL') ?? false
  const roleOf = (code: string) => props.explanation.roles.find((role) => role.code === code)
  return (
    <>
      <p class="pb-2 text-ink-2">
        <Switch fallback={words().anyOf}>
          <Match when={!findRuledResource(props.resource)}>{words().neverNarrowed}</Match>
          <Match when={!props.explanation.effective_scopes}>{words().allRows}</Match>
          <Match when={isOpen()}>{words().openedBy}</Match>
        </Switch>
      </p>
      <Show when={props.explanation.row_scopes.length > 0}>
        <dl class="divide-y divide-line border-y border-line">
          <For each={props.explanation.row_scopes}>
            {({ role, scopes }) => (
              <div class="grid gap-1 py-2.5 md:grid-cols-[200px_1fr] md:gap-4">
                <dt class="min-w-0">
                  <Show when={roleOf(role)} fallback={role}>
                    {(known) => <RoleLink role={known()} />}
                  </Show>
                </dt>
                <dd class="min-w-0">
                  <For each={scopes}>
                    {(scope) => (
                      <p class="break-words">
                        {scopeWords(scope, { person: props.person, resource: props.resource, departments })}
                        <Show when={scope.resource === '*'}>
                          <span class="pl-2 text-sm text-ink-3">{words().forAll}</span>
                        </Show>
                      </p>
                    )}
                  </For>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </>
  )
}
