import X from 'lucide-solid/icons/x'
import { createSignal, For, Show, splitProps } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { createRested } from '../../ui/create-rested.ts'
import type { FieldProps } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { Option } from '../../ui/Select.tsx'
import { ChosenNames } from './ChosenNames.tsx'
import { type Choice, type ChoiceKind, choicesQuery, chosenQuery } from './choice-reads.ts'

type ChoicePickerProps = FieldProps & {
  kind: ChoiceKind
  isMultiple: boolean
  value: unknown
  onChange: (value: unknown) => void
}

const restMs = 250
const mostFound = 20

/** People or departments by what is typed; several stand above the field that adds one more. */
export function ChoicePicker(props: ChoicePickerProps) {
  const [field] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  const ids = (): number[] => (Array.isArray(props.value) ? props.value : [])
  const words = () => t().approvalForm
  return (
    <Show
      when={props.isMultiple}
      fallback={
        <OneChoice
          {...field}
          kind={props.kind}
          value={typeof props.value === 'number' ? props.value : undefined}
          onChange={props.onChange}
        />
      }
    >
      <div class="grid gap-1.5">
        <OneChoice
          {...field}
          kind={props.kind}
          value={undefined}
          placeholder={props.kind === 'user' ? words().addPerson : words().addDepartment}
          taken={ids()}
          onChange={(id) => id !== null && props.onChange([...ids(), id])}
        />
        <Show when={ids().length > 0}>
          <ul class="flex flex-wrap gap-1.5">
            <For each={ids()}>
              {(id) => (
                <li class="inline-flex min-h-7 items-center gap-1 rounded bg-muted pr-0.5 pl-2 text-sm">
                  <ChosenNames kind={props.kind} ids={[id]} />
                  <IconButton
                    size="sm"
                    icon={X}
                    label={t().ui.removeNamed('')}
                    onClick={() => props.onChange(ids().filter((one) => one !== id))}
                  />
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </Show>
  )
}

type OneChoiceProps = FieldProps & {
  kind: ChoiceKind
  value: number | undefined
  placeholder?: string
  /** Who cannot be chosen again. */
  taken?: number[]
  onChange: (id: number | null) => void
}

function OneChoice(props: OneChoiceProps) {
  const [field] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  const words = () => t().approvalForm
  const [typed, setTyped] = createSignal<string>()
  const wanted = createRested(() => typed()?.trim() ?? '', restMs)
  const found = createRecord(() => ({ ...choicesQuery(props.kind, wanted()), isEnabled: typed() !== undefined }))
  const known = createRecord(() => chosenQuery(props.kind, props.value === undefined ? [] : [props.value]))
  const items = (): Choice[] => found.data()?.items ?? []

  const optionOf = ({ id, name, hint }: Choice): Option => {
    const isTaken = props.taken?.includes(id) ?? false
    return { value: String(id), label: name, hint: isTaken ? words().chosenAlready : hint, disabled: isTaken }
  }
  const chosen = (): Option | undefined => {
    if (props.value === undefined) return undefined
    const one = [...items(), ...(known.data()?.items ?? [])].find(({ id }) => id === props.value)
    return one ? optionOf(one) : { value: String(props.value), label: words().unnamed(props.value) }
  }
  const none = (): Option[] =>
    props.required || props.taken || wanted() !== '' ? [] : [{ value: '', label: words().none }]

  return (
    <Combobox
      {...field}
      placeholder={props.placeholder ?? (props.kind === 'user' ? words().searchPeople : words().searchDepartments)}
      value={props.value === undefined ? '' : String(props.value)}
      onChange={(value) => props.onChange(value === '' ? null : Number(value))}
      options={[...none(), ...items().map(optionOf)]}
      search={{
        onType: setTyped,
        chosen: chosen(),
        isBusy: typed() !== undefined && found.data() === undefined,
        note: items().length === mostFound ? words().morePeople : undefined,
      }}
    />
  )
}
