import { Select as Ark, createListCollection } from '@ark-ui/solid/select'
import Check from 'lucide-solid/icons/check'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createMemo, For, type JSX, Show, splitProps } from 'solid-js'
import { Portal } from 'solid-js/web'
import { t } from '../i18n/language.ts'
import { controlClass, floatClass, optionClass } from './control.ts'
import { type ControlTies, Field, type FieldProps } from './Field.tsx'

export type Option<T extends string = string> = {
  value: T
  label: string
  hint?: string
  disabled?: boolean
  /** What options that stand together are headed by, in a `Combobox`. */
  group?: string
}

type SelectProps<T extends string> = FieldProps & {
  value: T | undefined
  options: Option<T>[]
  onChange: (value: T) => void
  placeholder?: string
  disabled?: boolean
}

export function Select<T extends string>(props: SelectProps<T>) {
  const [field, own] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  return (
    <Field {...field}>
      {(ties) => (
        <SelectBox
          options={own.options}
          value={own.value}
          onChange={own.onChange}
          disabled={own.disabled ?? false}
          ties={ties}
          triggerClass={`${controlClass} h-8`}
          placeholder={own.placeholder}
        />
      )}
    </Field>
  )
}

type SelectBoxProps<T extends string> = {
  value: T | undefined
  options: Option<T>[]
  onChange: (value: T) => void
  disabled?: boolean
  placeholder?: string | undefined
  /** From a `Field`; without one, `label` names the box. */
  ties?: ControlTies
  label?: string
  triggerClass: string
  /** What the closed box shows; the chosen option's label when left out. */
  children?: JSX.Element
}

/** The box without a label, for places such as a toolbar. */
export function SelectBox<T extends string>(props: SelectBoxProps<T>) {
  const collection = createMemo(() =>
    createListCollection({ items: props.options, isItemDisabled: (item) => item.disabled ?? false }),
  )
  const chosen = (): Option<T> | undefined => props.options.find((option) => option.value === props.value)
  return (
    <Ark.Root
      collection={collection()}
      value={props.value === undefined ? [] : [props.value]}
      onValueChange={(details) => {
        const next = details.items[0]
        if (next) props.onChange(next.value)
      }}
      disabled={props.disabled ?? false}
      positioning={{ placement: 'bottom-start', gutter: 4 }}
      {...(props.ties ? { ids: { trigger: props.ties.id, label: `${props.ties.id}-label` } } : {})}
      lazyMount
      unmountOnExit
    >
      <Ark.Control>
        <Ark.Trigger
          {...(props.ties ?? { 'aria-label': props.label, 'aria-labelledby': undefined })}
          class={`${props.triggerClass} flex items-center justify-between gap-2 text-left`}
        >
          <Show when={!props.children} fallback={props.children}>
            <span class="truncate" classList={{ 'text-ink-3': !chosen() }}>
              {chosen()?.label ?? props.placeholder ?? t().ui.choose}
            </span>
          </Show>
          <ChevronDown size={14} class="shrink-0 text-ink-3" aria-hidden="true" />
        </Ark.Trigger>
      </Ark.Control>
      <Portal>
        <Ark.Positioner>
          <Ark.Content class={`${floatClass} max-h-80 min-w-(--reference-width) overflow-y-auto`}>
            <For each={collection().items}>
              {(option) => (
                <Ark.Item item={option} class={optionClass}>
                  <Ark.ItemText class="flex-1">
                    {option.label}
                    <Show when={option.hint}>
                      <span class="block text-xs text-ink-3">{option.hint}</span>
                    </Show>
                  </Ark.ItemText>
                  <Ark.ItemIndicator>
                    <Check size={14} class="text-accent-ink" aria-hidden="true" />
                  </Ark.ItemIndicator>
                </Ark.Item>
              )}
            </For>
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  )
}
