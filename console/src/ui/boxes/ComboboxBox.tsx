import { Combobox as Ark, createListCollection } from '@ark-ui/solid/combobox'
import Check from 'lucide-solid/icons/check'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import { controlClass, floatClass, optionClass } from '../control.ts'
import type { ControlTies } from '../Field.tsx'
import type { Option } from '../Select.tsx'

export type ComboboxBoxProps = {
  value: string
  options: Option[]
  onChange: (value: string) => void
  placeholder?: string
}

export function ComboboxBox(props: ComboboxBoxProps & { ties: ControlTies }) {
  const [typed, setTyped] = createSignal('')
  const isKnown = (): boolean => props.options.some((option) => option.value === props.value)
  const collection = createMemo(() =>
    createListCollection({ items: visibleOptions(props.options, props.value, typed()) }),
  )

  return (
    <Ark.Root
      collection={collection()}
      // What is chosen may be there before the options are: the box has no name to show until they come.
      value={isKnown() ? [props.value] : []}
      onValueChange={(details) => props.onChange(details.value[0] ?? '')}
      onInputValueChange={(details) => setTyped(details.reason === 'input-change' ? details.inputValue : '')}
      ids={{ input: props.ties.id, label: `${props.ties.id}-label` }}
      positioning={{ placement: 'bottom-start', gutter: 4, sameWidth: true }}
      openOnClick
      lazyMount
      unmountOnExit
    >
      <Ark.Control class="relative">
        <Ark.Input
          {...props.ties}
          class={`${controlClass} h-8 pr-9`}
          placeholder={props.placeholder ?? t().ui.choose}
        />
        <Ark.Trigger
          class="absolute inset-y-0 right-1 flex w-7 items-center justify-center text-ink-3"
          aria-label={t().ui.openList}
        >
          <ChevronDown size={14} aria-hidden="true" />
        </Ark.Trigger>
      </Ark.Control>
      <Portal>
        <Ark.Positioner>
          <Ark.Content class={`${floatClass} max-h-80 overflow-y-auto`}>
            <Show
              when={collection().size > 0}
              fallback={<p class="px-2 py-1.5 text-sm text-ink-3">{t().ui.noMatch}</p>}
            >
              <For each={collection().items}>
                {(option) => (
                  <Ark.Item item={option} class={optionClass}>
                    <Ark.ItemText class="flex-1">{option.label}</Ark.ItemText>
                    <Ark.ItemIndicator>
                      <Check size={14} class="text-accent-ink" aria-hidden="true" />
                    </Ark.ItemIndicator>
                  </Ark.Item>
                )}
              </For>
            </Show>
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  )
}

const mostShown = 100

/** The first that match; the chosen one is always among them, so that the box can show its name. */
function visibleOptions(options: Option[], value: string, typed: string): Option[] {
  const wanted = typed.trim().toLowerCase()
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted)).slice(0, mostShown)
  const chosen = options.find((option) => option.value === value)
  return wanted === '' && chosen && !found.includes(chosen) ? [chosen, ...found] : found
}
