import { createSignal } from 'solid-js'
import { createList } from '../api/create-list.ts'
import { createRecord } from '../api/create-record.ts'
import { formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { createRested } from '../ui/create-rested.ts'
import type { FieldProps } from '../ui/Field.tsx'
import type { Option } from '../ui/Select.tsx'
import { createDepartments } from './create-choices.ts'
import { type User, userQuery, usersQuery } from './iam-queries.ts'
import { personLabel } from './person-label.ts'

const restMs = 250
const mostShown = 20

type PersonPickerProps = FieldProps & {
  /** The id of a user, or nothing. */
  value: string
  onChange: (value: string, person: User | undefined) => void
  /** What stands for nobody, where nobody can be chosen. */
  none?: string
  /** Why this one cannot be chosen. */
  refusal?: (person: User) => string | undefined
}

/** One person out of all: the server looks for what is typed. Nothing is asked for until the list opens. */
export function PersonPicker(props: PersonPickerProps) {
  const [typed, setTyped] = createSignal<string>()
  const [picked, setPicked] = createSignal<User>()
  const wanted = createRested(() => typed()?.trim() ?? '', restMs)
  const departments = createDepartments()
  const list = createList<User>(() => ({
    ...usersQuery({ q: wanted() || undefined, sort: 'username', page_size: mostShown }),
    isEnabled: typed() !== undefined,
  }))
  const isPicked = (): boolean => String(picked()?.id) === props.value
  const record = createRecord(() => ({
    ...userQuery(Number(props.value)),
    isEnabled: props.value !== '' && !isPicked(),
  }))

  function optionOf(person: User): Option {
    const refusal = props.refusal?.(person)
    const hints = [
      can('department:read') && person.department_id ? departments.pathOf(person.department_id) : undefined,
      person.status === 'active' ? undefined : t().users.statuses[person.status],
      refusal,
    ].filter((hint) => hint !== undefined)
    return {
      value: String(person.id),
      label: personLabel(person),
      hint: hints.join(' · '),
      disabled: refusal !== undefined,
    }
  }

  const none = (): Option[] => (props.none === undefined ? [] : [{ value: '', label: props.none }])

  function chosen(): Option | undefined {
    if (props.value === '') return none()[0]
    const person = isPicked() ? picked() : record.data()
    if (person) return { ...optionOf(person), disabled: false }
    return record.error() ? { value: props.value, label: `#${props.value}` } : undefined
  }

  function choose(value: string): void {
    const person = (list.rows() ?? []).find(({ id }) => String(id) === value)
    if (person) setPicked(person)
    props.onChange(value, person)
  }

  return (
    <Combobox
      {...props}
      placeholder={t().users.search}
      options={[...(wanted() === '' ? none() : []), ...(list.rows() ?? []).map(optionOf)]}
      onChange={choose}
      search={{
        onType: setTyped,
        chosen: chosen(),
        isBusy: list.isFetching(),
        note: list.total() > mostShown ? t().users.morePeople(formatNumber(list.total() - mostShown)) : undefined,
      }}
    />
  )
}
