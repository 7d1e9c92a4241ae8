import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { PersonPicker } from '../../iam/PersonPicker.tsx'
import { can } from '../../session/session.ts'
import { ColleaguePicker } from './ColleaguePicker.tsx'

/** Whose tasks are handed over: whoever may see users finds those, too, who are disabled by now. */
export function LeaverPicker(props: { value: number; onChange: (id: number, name: string) => void }) {
  const words = () => t().approvalPeople
  return (
    <Show
      when={can('user:read')}
      fallback={
        <ColleaguePicker
          label={words().person}
          required
          value={props.value || undefined}
          onChange={(id, person) => props.onChange(id ?? 0, person?.name ?? '')}
        />
      }
    >
      <PersonPicker
        label={words().person}
        required
        value={props.value > 0 ? String(props.value) : ''}
        onChange={(value, person) => props.onChange(Number(value), person?.name ?? '')}
      />
    </Show>
  )
}
