import { For, Match, Show, Switch } from 'solid-js'
import { amountInCapitals } from '../../../../domain/approvals/form/amount-in-capitals.ts'
import { isComputed, isEmpty } from '../../../../domain/approvals/form/field-value.ts'
import { amountText, optionLabel } from '../../../../domain/approvals/form/value-words.ts'
import type { PlainField } from '../../../../domain/approvals/form.ts'
import { formatStamp } from '../../i18n/format.ts'
import { languageTag, t } from '../../i18n/language.ts'
import { ChosenNames } from './ChosenNames.tsx'
import { FileLinks } from './FileLinks.tsx'
import type { FormFile } from './file-reads.ts'

type FieldValueProps = {
  field: PlainField
  value: unknown
  files: FormFile[]
  /** In a cell, where there is no room for more than the value. */
  isShort?: boolean
}

/** What stands in a field, to be read. */
export function FieldValue(props: FieldValueProps) {
  const ids = (): number[] => (Array.isArray(props.value) ? props.value : [props.value]) as number[]
  return (
    <Show
      when={!isEmpty(props.value)}
      fallback={
        <span class="text-ink-3">{isComputed(props.field) && !props.isShort ? t().approvalForm.notComputed : '–'}</span>
      }
    >
      <Switch fallback={<span class="whitespace-pre-line">{wordsOf(props.field, props.value)}</span>}>
        <Match when={props.field.type === 'money'}>
          <span class="tabular">{wordsOf(props.field, props.value)}</span>
          <Show when={!props.isShort}>
            <Capitals amount={Number(props.value)} />
          </Show>
        </Match>
        <Match when={props.field.type === 'user' || props.field.type === 'department'}>
          <ChosenNames kind={props.field.type as 'user' | 'department'} ids={ids()} />
        </Match>
        <Match when={props.field.type === 'file'}>
          <FileLinks ids={ids()} files={props.files} />
        </Match>
        <Match when={props.field.type === 'multi_select'}>
          <span class="flex flex-wrap gap-1">
            <For each={props.value as string[]}>
              {(one) => <span class="rounded-sm bg-muted px-1.5 text-sm">{optionLabel(props.field, one)}</span>}
            </For>
          </span>
        </Match>
        <Match when={props.field.type === 'json'}>
          <pre class="overflow-x-auto rounded bg-subtle px-2 py-1 font-mono text-xs">
            {JSON.stringify(props.value, null, 2)}
          </pre>
        </Match>
      </Switch>
    </Show>
  )
}

/** As they are written on receipts; nothing for an amount that has no such words. */
export function Capitals(props: { amount: number }) {
  const words = (): string => (Number.isFinite(props.amount) ? amountInCapitals(props.amount) : '')
  return (
    <Show when={words()}>
      <span class="block text-xs text-ink-3">{t().approvalForm.capitals(words())}</span>
    </Show>
  )
}

/** Of kinds that are one line of text. */
function wordsOf(field: PlainField, value: unknown): string {
  switch (field.type) {
    case 'number':
    case 'money':
      return amountText(field, Number(value), languageTag())
    case 'datetime':
      return formatStamp(new Date(String(value)))
    case 'switch':
      return value ? t().ui.yes : t().ui.no
    case 'select':
      return optionLabel(field, String(value))
    default:
      return String(value)
  }
}
