import X from 'lucide-solid/icons/x'
import { createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { ColleaguePicker } from './ColleaguePicker.tsx'
import type { Colleague } from './people-queries.ts'

/** Several colleagues: those chosen, and a field that adds one more. */
export function ColleaguesPicker(props: { label: string; value: number[]; onChange: (value: number[]) => void }) {
  const [known, setKnown] = createSignal<Colleague[]>([])
  const nameOf = (id: number): string => known().find((person) => person.id === id)?.name ?? `#${id}`
  return (
    <div class="grid gap-2">
      <Show when={props.value.length > 0}>
        <ul class="flex flex-wrap gap-1.5" aria-label={props.label}>
          <For each={props.value}>
            {(id) => (
              <li class="inline-flex min-h-7 items-center gap-1 rounded bg-muted pr-0.5 pl-2 text-sm">
                @{nameOf(id)}
                <IconButton
                  size="sm"
                  icon={X}
                  label={t().approvalPeople.removePerson(nameOf(id))}
                  onClick={() => props.onChange(props.value.filter((one) => one !== id))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <ColleaguePicker
        label={props.label}
        value={undefined}
        without={props.value}
        onChange={(id, person) => {
          if (id === undefined || !person) return
          setKnown([...known(), person])
          props.onChange([...props.value, id])
        }}
      />
    </div>
  )
}
