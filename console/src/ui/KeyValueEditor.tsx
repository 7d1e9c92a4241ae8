import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { createUniqueId, Index, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { controlClass } from './control.ts'
import { FieldNotes } from './Field.tsx'
import { IconButton } from './IconButton.tsx'
import { type KeyValue, parseHeaderLines } from './key-value.ts'
import { SecretInput } from './SecretInput.tsx'
import { SecretToggle } from './SecretToggle.tsx'

type KeyValueEditorProps = {
  label: string
  name?: string
  items: KeyValue[]
  onChange: (items: KeyValue[]) => void
  help?: string
  error?: string | undefined
  namePlaceholder?: string
  valuePlaceholder?: string
  addLabel: string
  /** Values may be secret, and those of such names are unless somebody says otherwise. */
  isSecretName?: (name: string) => boolean
}

/** Names with values, such as headers. Lines of `Name: value` that are pasted into a name become rows. */
export function KeyValueEditor(props: KeyValueEditorProps) {
  const id = createUniqueId()

  const change = (index: number, part: Partial<KeyValue>): void =>
    props.onChange(props.items.map((item, at) => (at === index ? { ...item, ...part } : item)))

  const isSecret = (item: KeyValue): boolean => item.isSecret ?? props.isSecretName?.(item.name) ?? false

  /** A stored secret belongs to its name, and to nobody who may read it. */
  const rename = (index: number, item: KeyValue, name: string): void =>
    change(index, { name, ...(item.isStored && { isStored: false }) })
  const mark = (index: number, item: KeyValue, isSecret: boolean): void =>
    change(index, { isSecret, ...(item.isStored && { isStored: false }) })

  function paste(event: ClipboardEvent, index: number): void {
    const pasted = parseHeaderLines(event.clipboardData?.getData('text') ?? '')
    if (pasted.length === 0) return
    event.preventDefault()
    props.onChange([...props.items.slice(0, index), ...pasted, ...props.items.slice(index + 1)])
  }

  return (
    <fieldset data-field={props.name} aria-describedby={props.error ? `${id}-error` : undefined}>
      <legend class="mb-1 text-sm font-medium">{props.label}</legend>
      <div class="grid gap-1.5">
        <Index each={props.items}>
          {(item, index) => (
            <div class="flex items-center gap-1.5">
              <input
                class={`${controlClass} h-8 basis-2/5 font-mono text-sm!`}
                aria-label={`${props.label} ${index + 1} ${t().ui.name}`}
                placeholder={props.namePlaceholder ?? t().ui.name}
                spellcheck={false}
                value={item().name}
                onInput={(event) => rename(index, item(), event.currentTarget.value)}
                onPaste={(event) => paste(event, index)}
              />
              <SecretInput
                label={`${props.label} ${index + 1} ${t().ui.value}`}
                placeholder={props.valuePlaceholder ?? t().ui.value}
                value={item().value}
                isSecret={isSecret(item())}
                isStored={item().isStored === true}
                onInput={(value) => change(index, { value })}
                onReplace={() => change(index, { isStored: false, isSecret: true })}
              />
              <Show when={props.isSecretName}>
                <SecretToggle
                  name={item().name}
                  isSecret={isSecret(item())}
                  onChange={(isSecret) => mark(index, item(), isSecret)}
                />
              </Show>
              <IconButton
                icon={Trash}
                label={t().ui.removeNamed(item().name)}
                onClick={() => props.onChange(props.items.filter((_, at) => at !== index))}
              />
            </div>
          )}
        </Index>
      </div>
      <div classList={{ 'mt-1.5': props.items.length > 0 }}>
        <Button size="sm" icon={Plus} onClick={() => props.onChange([...props.items, { name: '', value: '' }])}>
          {props.addLabel}
        </Button>
      </div>
      <Show when={props.error || props.help}>
        <FieldNotes id={id} help={props.help} error={props.error} />
      </Show>
    </fieldset>
  )
}
