import { For, Show } from 'solid-js'
import { usualMask } from '../../../../domain/iam/ruled-resources.ts'
import { explainWords } from '../../i18n/explain-words.ts'
import type { Explanation } from '../iam-queries.ts'
import { maskExample, maskSample } from '../roles/mask-example.ts'
import { fieldWord } from './field-word.ts'
import { RoleLink } from './RoleLink.tsx'

type Column = Explanation['columns'][number]

/** Which fields are not shown as they are, how that looks, and which role says so. */
export function ColumnsSeen(props: { resource: string; explanation: Explanation }) {
  const words = () => explainWords()
  const columns = () => props.explanation.columns
  const roleOf = (code: string) => props.explanation.roles.find((role) => role.code === code)
  const notes = (): string[] => [
    ...(columns().some(({ said }) => said.length > 1) ? [words().mostOpen] : []),
    ...(props.resource === 'user' ? [words().ownRecord] : []),
  ]
  return (
    <Show when={columns().length > 0} fallback={<p class="text-ink-2">{words().noColumns}</p>}>
      <dl class="divide-y divide-line border-y border-line">
        <For each={columns()}>
          {(column) => (
            <div class="grid gap-1 py-2.5 md:grid-cols-[200px_1fr] md:gap-4">
              <dt class="min-w-0">
                {fieldWord(column.field)} <code class="font-mono text-xs text-ink-3">{column.field}</code>
              </dt>
              <dd class="min-w-0">
                <p class="break-words">
                  <span class="font-medium">{words().looks[column.effective.rule]}</span>
                  <span class="pl-2 text-ink-2">{looksLike(props.resource, column)}</span>
                </p>
                <p class="flex flex-wrap gap-x-4 text-sm text-ink-2">
                  <For each={column.said}>
                    {({ role, rule }) => (
                      <span>
                        <Show when={roleOf(role)} fallback={role}>
                          {(known) => <RoleLink role={known()} />}
                        </Show>
                        {words().said(words().looks[rule.rule])}
                      </span>
                    )}
                  </For>
                </p>
              </dd>
            </div>
          )}
        </For>
      </dl>
      <p class="pt-2 text-sm text-ink-3">{notes().join(' ')}</p>
    </Show>
  )
}

function looksLike(resource: string, { field, effective }: Column): string {
  const words = explainWords()
  if (effective.rule === 'hidden') return words.notThere
  if (effective.rule === 'plain') return words.opened
  const pattern = effective.pattern ?? usualMask(resource, field)
  return words.looksLike(maskSample(pattern), maskExample(pattern))
}
