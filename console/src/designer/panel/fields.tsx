import type { JSX } from 'solid-js'
import { NumberField } from '../../ui/NumberField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { createDraftText } from './draft-text.ts'

type DraftProps = {
  label: string
  value: string
  onChange: (text: string) => void
  help?: JSX.Element
  error?: string | undefined
  required?: boolean
  maxLength?: number
  placeholder?: string
  mono?: boolean
}

export function DraftField(props: DraftProps) {
  const draft = createDraftText(
    () => props.value,
    (text) => props.onChange(text),
  )
  return (
    <TextField
      label={props.label}
      help={props.help}
      error={props.error}
      {...(props.required !== undefined && { required: props.required })}
      {...(props.maxLength !== undefined && { maxLength: props.maxLength })}
      placeholder={props.placeholder ?? ''}
      mono={props.mono ?? false}
      spellcheck={false}
      autocomplete="off"
      value={draft.value}
      onChange={draft.onChange}
    />
  )
}

export function DraftArea(props: DraftProps & { rows?: number }) {
  const draft = createDraftText(
    () => props.value,
    (text) => props.onChange(text),
  )
  return (
    <TextArea
      label={props.label}
      help={props.help}
      {...(props.required !== undefined && { required: props.required })}
      {...(props.maxLength !== undefined && { maxLength: props.maxLength })}
      rows={props.rows ?? 3}
      value={draft.value}
      onChange={draft.onChange}
    />
  )
}

type DraftNumberProps = {
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
  unit?: string
  min?: number
  max?: number
  placeholder?: string
  help?: string
}

export function DraftNumber(props: DraftNumberProps) {
  const draft = createDraftText(
    () => (props.value === undefined ? '' : String(props.value)),
    (text) => props.onChange(text === '' ? undefined : Number(text)),
  )
  return (
    <NumberField
      label={props.label}
      help={props.help}
      {...(props.unit !== undefined && { unit: props.unit })}
      {...(props.min !== undefined && { min: props.min })}
      {...(props.max !== undefined && { max: props.max })}
      placeholder={props.placeholder ?? ''}
      value={draft.value === '' ? undefined : Number(draft.value)}
      onChange={(value) => draft.onChange(value === undefined ? '' : String(value))}
    />
  )
}

/** One topic of the panel. */
export function PanelSection(props: { title?: string; children: JSX.Element }) {
  return (
    <section class="grid gap-3.5 border-t border-line px-4 py-4 first:border-t-0">
      {props.title && <h3 class="text-sm font-semibold">{props.title}</h3>}
      {props.children}
    </section>
  )
}
