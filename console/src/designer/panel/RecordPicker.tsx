import { createSignal } from 'solid-js'
import type { ListOf } from '../../api/client.ts'
import { createList } from '../../api/create-list.ts'
import { createRecord } from '../../api/create-record.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { createRested } from '../../ui/create-rested.ts'
import type { Option } from '../../ui/Select.tsx'

type Source<T> = { key: readonly unknown[]; load: (signal: AbortSignal) => Promise<T> }

type RecordPickerProps<T extends { id: number }> = {
  label: string
  placeholder: string
  more: string
  value: number | undefined
  onChange: (id: number | undefined) => void
  list: (query: { q: string | undefined; page_size: number }) => Source<ListOf<T>>
  one: (id: number) => Source<T>
  optionOf: (record: T) => Option
  /** What stands for one that cannot be seen. */
  gone: (id: number) => string
  /** What stands for none, where none may be chosen. */
  none?: string
}

const restMs = 250
const mostShown = 20

/** One record out of all: the server looks for what is typed. */
export function RecordPicker<T extends { id: number }>(props: RecordPickerProps<T>) {
  const [typed, setTyped] = createSignal<string>()
  const wanted = createRested(() => typed()?.trim() ?? '', restMs)
  const list = createList<T>(() => ({
    ...props.list({ q: wanted() || undefined, page_size: mostShown }),
    isEnabled: typed() !== undefined,
  }))
  const record = createRecord(() => ({ ...props.one(props.value ?? 0), isEnabled: props.value !== undefined }))

  const none = (): Option[] => (props.none === undefined ? [] : [{ value: '', label: props.none }])
  const chosen = (): Option | undefined => {
    if (props.value === undefined) return none()[0]
    const found = record.data() ?? list.rows()?.find(({ id }) => id === props.value)
    if (found) return props.optionOf(found)
    return record.error() ? { value: String(props.value), label: props.gone(props.value) } : undefined
  }

  return (
    <Combobox
      label={props.label}
      required={props.none === undefined}
      placeholder={props.placeholder}
      value={props.value === undefined ? '' : String(props.value)}
      onChange={(value) => {
        if (value !== '') props.onChange(Number(value))
        else if (props.none !== undefined) props.onChange(undefined)
      }}
      options={[...(wanted() === '' ? none() : []), ...(list.rows() ?? []).map((one) => props.optionOf(one))]}
      search={{
        onType: setTyped,
        get chosen() {
          return chosen()
        },
        get isBusy() {
          return list.isFetching()
        },
        get note() {
          return list.total() > mostShown ? props.more : undefined
        },
      }}
    />
  )
}
