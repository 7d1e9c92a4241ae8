import { createSignal } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { createRested } from '../../ui/create-rested.ts'
import type { FieldProps } from '../../ui/Field.tsx'
import type { Option } from '../../ui/Select.tsx'
import { type Colleague, colleaguesQuery } from './people-queries.ts'

const restMs = 250

type ColleaguePickerProps = FieldProps & {
  value: number | undefined
  /** Those who are chosen elsewhere already. */
  without?: number[]
  onChange: (id: number | undefined, person: Colleague | undefined) => void
}

/** One of all who can sign in, for people who need not see the list of users. */
export function ColleaguePicker(props: ColleaguePickerProps) {
  const [typed, setTyped] = createSignal<string>()
  const wanted = createRested(() => typed()?.trim() ?? '', restMs)
  const found = createRecord(() => ({ ...colleaguesQuery({ q: wanted() }), isEnabled: typed() !== undefined }))
  const named = createRecord(() => ({
    ...colleaguesQuery({ ids: String(props.value) }),
    isEnabled: props.value !== undefined,
  }))
  const people = (): Colleague[] => (found.data()?.items ?? []).filter(({ id }) => !props.without?.includes(id))
  const chosen = (): Option | undefined => {
    if (props.value === undefined) return undefined
    const person = named.data()?.items[0] ?? people().find(({ id }) => id === props.value)
    return person ? optionOf(person) : { value: String(props.value), label: `#${props.value}` }
  }
  return (
    <Combobox
      {...props}
      placeholder={t().approvalPeople.findPerson}
      value={props.value === undefined ? '' : String(props.value)}
      options={people().map(optionOf)}
      onChange={(value) => {
        const person = people().find(({ id }) => String(id) === value)
        props.onChange(value === '' ? undefined : Number(value), person)
      }}
      search={{ onType: setTyped, chosen: chosen(), isBusy: typed() !== undefined && !found.data() && !found.error() }}
    />
  )
}

function optionOf({ id, name, username, department }: Colleague): Option {
  return {
    value: String(id),
    label: name === username ? username : `${name} (${username})`,
    ...(department !== null && { hint: department }),
  }
}
