import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { Index, Show } from 'solid-js'
import type { PlainField } from '../../../../domain/approvals/form.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { SetField } from './FieldPanel.tsx'
import { Part } from './Part.tsx'

type Choice = Extract<PlainField, { type: 'select' | 'multi_select' }>

/** What can be chosen: a value that is kept, and how it is called. */
export function OptionFields(props: { field: Choice; set: SetField }) {
  const words = () => t().formDesigner
  const options = () => props.field.options
  const change = (at: number, part: { value?: string; label?: string }): void =>
    props.set({
      options: options().map((option, index) => (index === at ? withoutEmpty({ ...option, ...part }) : option)),
    })
  const newValue = (): string => {
    const taken = new Set(options().map(({ value }) => value))
    let count = options().length + 1
    while (taken.has(`${count}`)) count++
    return `${count}`
  }
  return (
    <Part title={words().parts.options}>
      <Index each={options()}>
        {(option, at) => (
          <div class="flex items-end gap-1.5">
            <TextField
              label={at === 0 ? words().optionValue : words().option(at + 1)}
              hideLabel={at > 0}
              mono
              maxLength={200}
              value={option().value}
              onChange={(value) => value !== '' && change(at, { value })}
            />
            <TextField
              label={at === 0 ? words().optionShown : words().optionLabel(at + 1)}
              hideLabel={at > 0}
              maxLength={200}
              value={option().label ?? ''}
              onChange={(label) => change(at, { label })}
            />
            <IconButton
              icon={X}
              label={words().removeOption(at + 1)}
              onClick={() => props.set({ options: options().filter((_, index) => index !== at) })}
            />
          </div>
        )}
      </Index>
      <div>
        <Button size="sm" icon={Plus} onClick={() => props.set({ options: [...options(), { value: newValue() }] })}>
          {words().addOption}
        </Button>
      </div>
      <Show when={props.field.type === 'multi_select' && props.field}>
        {(field) => (
          <div class="grid grid-cols-2 gap-3">
            <NumberField
              label={words().minItems}
              min={0}
              value={field().min_items}
              onChange={(min_items) => props.set({ min_items })}
            />
            <NumberField
              label={words().maxItems}
              min={1}
              value={field().max_items}
              onChange={(max_items) => props.set({ max_items })}
            />
          </div>
        )}
      </Show>
    </Part>
  )
}

function withoutEmpty(option: { value: string; label?: string | undefined }) {
  return option.label ? option : { value: option.value }
}
