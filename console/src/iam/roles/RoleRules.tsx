import { For, type JSX, Show } from 'solid-js'
import { findRuledResource, usualMask } from '../../../../domain/iam/ruled-resources.ts'
import { explainWords } from '../../i18n/explain-words.ts'
import { language, t } from '../../i18n/language.ts'
import { FormSection } from '../../ui/Form.tsx'
import { createDepartments } from '../create-choices.ts'
import { fieldWord } from '../explain/field-word.ts'
import { scopeWords } from '../explain/scope-words.ts'
import type { Role } from '../iam-queries.ts'
import { maskExample, maskSample } from './mask-example.ts'
import type { ColumnRule } from './role-draft.ts'

/** Which rows a role shows, and which fields it covers, in words. */
export function RoleRules(props: { role: Role }) {
  const words = () => t().roles
  const departments = createDepartments()
  return (
    <div class="max-w-[960px]">
      <FormSection title={words().scopes}>
        <Lines items={props.role.data_scopes} none={words().noScopes} nameOf={({ resource }) => resourceName(resource)}>
          {(scope) => scopeWords(scope, { resource: scope.resource, departments })}
        </Lines>
      </FormSection>
      <FormSection title={words().columns}>
        <Lines
          items={props.role.column_rules}
          none={words().noColumnRules}
          nameOf={({ resource, field }) => `${resourceName(resource)} · ${fieldWord(field)}`}
        >
          {(rule) => looks(rule)}
        </Lines>
        <Show when={props.role.parent_ids.length > 0}>
          <p class="text-sm text-ink-3">{words().inheritedToo}</p>
        </Show>
      </FormSection>
    </div>
  )
}

type LinesProps<T> = { items: T[]; none: string; nameOf: (item: T) => string; children: (item: T) => JSX.Element }

function Lines<T>(props: LinesProps<T>) {
  return (
    <Show when={props.items.length > 0} fallback={<p class="text-ink-2">{props.none}</p>}>
      <dl class="divide-y divide-line">
        <For each={props.items}>
          {(item) => (
            <div class="grid gap-1 py-2.5 md:grid-cols-[200px_1fr] md:gap-4">
              <dt class="min-w-0 text-ink-2">{props.nameOf(item)}</dt>
              <dd class="min-w-0 break-words">{props.children(item)}</dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  )
}

function resourceName(resource: string): string {
  if (resource === '*') return explainWords().everything
  return findRuledResource(resource)?.name[language()] ?? resource
}

function looks({ resource, field, rule, pattern }: ColumnRule): string {
  const words = explainWords()
  const look = words.looks[rule]
  if (rule !== 'masked') return look
  const mask = pattern ?? usualMask(resource, field)
  return `${look}${t().ui.colon}${words.looksLike(maskSample(mask), maskExample(mask))}`
}
