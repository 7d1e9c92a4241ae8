import X from 'lucide-solid/icons/x'
import { For, Show } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { userQuery } from './iam-queries.ts'
import { PersonPicker } from './PersonPicker.tsx'
import { personLabel } from './person-label.ts'

/** Several people out of all: those chosen, and a field that adds one more. */
export function PeoplePicker(props: {
  label: string
  addLabel: string
  /** Why somebody cannot be added again. */
  chosenLabel: string
  help?: string
  value: number[]
  most: number
  onChange: (value: number[]) => void
}) {
  return (
    <fieldset>
      <legend class="mb-1 text-sm font-medium">{props.label}</legend>
      <Show when={props.value.length > 0}>
        <ul class="mb-2 flex flex-wrap gap-1.5">
          <For each={props.value}>
            {(id) => (
              <li class="inline-flex min-h-7 items-center gap-1 rounded bg-muted pr-0.5 pl-2 text-sm">
                <PersonName id={id} />
                <IconButton
                  size="sm"
                  icon={X}
                  label={t().ui.removeNamed('')}
                  onClick={() => props.onChange(props.value.filter((one) => one !== id))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={can('user:read') && props.value.length < props.most}>
        <PersonPicker
          label={props.addLabel}
          hideLabel
          value=""
          refusal={({ id }) => (props.value.includes(id) ? props.chosenLabel : undefined)}
          onChange={(value) => value !== '' && props.onChange([...props.value, Number(value)])}
        />
      </Show>
      <Show when={props.help}>
        <p class="mt-1 text-xs text-ink-3">{props.help}</p>
      </Show>
    </fieldset>
  )
}

function PersonName(props: { id: number }) {
  const record = createRecord(() => ({ ...userQuery(props.id), isEnabled: can('user:read') }))
  return (
    <span>
      {record.data() ? personLabel(record.data() as NonNullable<ReturnType<typeof record.data>>) : `#${props.id}`}
    </span>
  )
}
