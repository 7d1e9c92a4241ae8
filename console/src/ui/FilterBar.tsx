import X from 'lucide-solid/icons/x'
import { For, type JSX, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { type Option, SelectBox } from './Select.tsx'

export type Filter = {
  label: string
  value: string | undefined
  options: Option[]
  onChange: (value: string | undefined) => void
}

type ChoiceFilter<T extends string> = {
  label: string
  choices: readonly T[]
  labels: Record<T, string>
  value: T | undefined
  onChange: (value: T | undefined) => void
}

/** A filter among fixed choices. */
export function choiceFilter<T extends string>({ label, choices, labels, value, onChange }: ChoiceFilter<T>): Filter {
  return {
    label,
    value,
    options: choices.map((choice) => ({ value: choice, label: labels[choice] })),
    onChange: (chosen) => onChange(choices.find((choice) => choice === chosen)),
  }
}

const all = '*'

/** A list's search and filters in one line; those in use stand out and can be taken off one by one or all at once. */
export function FilterBar(props: {
  search?: JSX.Element
  filters: Filter[]
  children?: JSX.Element
  onClear: () => void
}) {
  const used = (): number => props.filters.filter((filter) => filter.value !== undefined).length
  return (
    <div class="flex flex-wrap items-center gap-2 pb-3">
      {props.search}
      <For each={props.filters}>{(filter) => <FilterChip filter={filter} />}</For>
      <Show when={used() > 1}>
        <Button size="sm" variant="ghost" onClick={() => props.onClear()}>
          {t().ui.clearFilters}
        </Button>
      </Show>
      <Show when={props.children}>
        <div class="flex items-center gap-2 md:ml-auto">{props.children}</div>
      </Show>
    </div>
  )
}

function FilterChip(props: { filter: Filter }) {
  const isUsed = (): boolean => props.filter.value !== undefined
  const chosen = () => props.filter.options.find((option) => option.value === props.filter.value)
  const options = (): Option[] => [{ value: all, label: t().ui.all }, ...props.filter.options]
  return (
    <div
      class="flex h-8 items-center rounded border text-base transition-colors"
      classList={{
        'border-line-strong hover:bg-subtle': !isUsed(),
        'border-transparent bg-accent-soft text-accent-ink': isUsed(),
      }}
    >
      <SelectBox
        value={props.filter.value ?? all}
        options={options()}
        onChange={(value) => props.filter.onChange(value === all ? undefined : value)}
        label={props.filter.label}
        triggerClass="h-8 rounded pr-2 pl-2.5"
      >
        <span class="whitespace-nowrap" classList={{ 'text-ink-2': !isUsed() }}>
          {props.filter.label}
          <Show when={chosen()}>
            {(option) => <span class="font-medium">{t().ui.chosenOption + option().label}</span>}
          </Show>
        </span>
      </SelectBox>
      <Show when={isUsed()}>
        <button
          type="button"
          class="mr-0.5 flex size-6 items-center justify-center rounded-sm hover:bg-muted"
          aria-label={t().ui.removeNamed(props.filter.label)}
          onClick={() => props.filter.onChange(undefined)}
        >
          <X size={13} aria-hidden="true" />
        </button>
      </Show>
    </div>
  )
}
