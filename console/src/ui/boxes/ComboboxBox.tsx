import { Combobox as Ark, createListCollection } from '@ark-ui/solid/combobox'
import Check from 'lucide-solid/icons/check'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createMemo, createSignal, For, Index, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import { controlClass, floatClass, optionClass } from '../control.ts'
import type { ControlTies } from '../Field.tsx'
import { ProgressBar } from '../ProgressBar.tsx'
import type { Option } from '../Select.tsx'

/** For options that somebody else looks for: `options` are what was found. */
type OptionSearch = {
  /** What is typed, from the moment on in which the list opens. */
  onType: (text: string) => void
  /** The option that is chosen, be it found or not; undefined until it is known. */
  chosen: Option | undefined
  isBusy: boolean
  /** What stands below the options. */
  note?: string | undefined
}

export type ComboboxBoxProps = {
  value: string
  options: Option[]
  onChange: (value: string) => void
  placeholder?: string | undefined
  search?: OptionSearch | undefined
}

export function ComboboxBox(props: ComboboxBoxProps & { ties: ControlTies }) {
  const [typed, setTyped] = createSignal('')
  let input: HTMLInputElement | undefined
  const chosen = (): Option | undefined =>
    props.search ? props.search.chosen : props.options.find((option) => option.value === props.value)
  const found = (): Option[] => (props.search ? props.options : matching(props.options, typed()))
  const collection = createMemo(() => createListCollection({ items: withChosen(found(), chosen(), typed()) }))

  function type(text: string): void {
    setTyped(text)
    props.search?.onType(text)
  }

  /** Whoever types means another one, not a longer name. */
  function selectName(): void {
    if (typed() === '') input?.select()
  }

  function open(): void {
    props.search?.onType(typed())
    // Ark puts the caret behind the name in the frame after the list opens.
    requestAnimationFrame(() => requestAnimationFrame(selectName))
  }

  return (
    <Ark.Root
      collection={collection()}
      // What is chosen may be there before the options are: the box has no name to show until they come.
      value={chosen() ? [props.value] : []}
      onValueChange={(details) => props.onChange(details.value[0] ?? '')}
      onInputValueChange={(details) => type(details.reason === 'input-change' ? details.inputValue : '')}
      onOpenChange={(details) => details.open && open()}
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
          ref={(element) => {
            input = element
          }}
          onFocus={selectName}
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
            <div class="sticky -top-1">
              <ProgressBar isActive={props.search?.isBusy ?? false} />
            </div>
            <Show
              when={collection().size > 0}
              fallback={
                <p class="px-2 py-1.5 text-sm text-ink-3">{props.search?.isBusy ? t().ui.loading : t().ui.noMatch}</p>
              }
            >
              <Index each={grouped(collection().items)}>{(group) => <Group {...group()} />}</Index>
            </Show>
            <Show when={props.search?.note}>
              {(note) => <p class="px-2 pt-2 pb-1.5 text-xs text-ink-3">{note()}</p>}
            </Show>
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  )
}

type OptionGroup = { label: string | undefined; options: Option[] }

function Group(props: OptionGroup) {
  return (
    <Show when={props.label} fallback={<Items options={props.options} />}>
      {(label) => (
        <Ark.ItemGroup>
          <Ark.ItemGroupLabel class="px-2 pt-2 pb-1 text-xs text-ink-3">{label()}</Ark.ItemGroupLabel>
          <Items options={props.options} />
        </Ark.ItemGroup>
      )}
    </Show>
  )
}

function Items(props: { options: Option[] }) {
  return (
    <For each={props.options}>
      {(option) => (
        <Ark.Item item={option} class={optionClass}>
          <Ark.ItemText class="min-w-0 flex-1">
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
  )
}

const mostShown = 100

function matching(options: Option[], typed: string): Option[] {
  const wanted = typed.trim().toLowerCase()
  return options.filter(({ label, hint = '' }) => `${label} ${hint}`.toLowerCase().includes(wanted)).slice(0, mostShown)
}

/** Unless something else is looked for, the chosen one is always there, so that the box can show its name. */
function withChosen(found: Option[], chosen: Option | undefined, typed: string): Option[] {
  if (!chosen || typed.trim() !== '' || found.some(({ value }) => value === chosen.value)) return found
  return [chosen, ...found]
}

function grouped(options: readonly Option[]): OptionGroup[] {
  return [...Map.groupBy(options, ({ group }) => group)].map(([label, members]) => ({ label, options: members }))
}
