import { createEffect, createSignal, on, Show } from 'solid-js'
import { isTable } from '../../../../domain/approvals/form/field-value.ts'
import { t } from '../../i18n/language.ts'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { FormDesign } from './create-form-design.ts'
import type { FormProblem } from './create-form-problems.ts'
import { type AnyField, placeOf } from './form-changes.ts'
import { KindFields } from './KindFields.tsx'
import { RuleFields } from './RuleFields.tsx'
import { TableFields } from './TableFields.tsx'

/** Sets parts of a field; what is undefined, empty or false goes away. */
export type SetField = (part: Record<string, unknown>) => void

/** What is set of the chosen field. */
export function FieldPanel(props: { design: FormDesign; problems: FormProblem[] }) {
  const words = () => t().formDesigner
  return (
    <Show when={props.design.field()} fallback={<p class="text-sm text-ink-3">{words().choose}</p>}>
      {(field) => (
        <FieldSettings
          design={props.design}
          path={props.design.chosen() ?? ''}
          field={field()}
          problems={props.problems}
        />
      )}
    </Show>
  )
}

type SettingsProps = { design: FormDesign; path: string; field: AnyField; problems: FormProblem[] }

function FieldSettings(props: SettingsProps) {
  const words = () => t().formDesigner
  const table = (): string | undefined => placeOf(props.design.schema(), props.path).table
  const set: SetField = (part) => {
    const next = Object.entries({ ...props.field, ...part }).filter(([, value]) => value !== undefined && value !== '')
    props.design.change(props.path, Object.fromEntries(next) as AnyField, Object.keys(part).join(' '))
  }
  const sections = () => [
    { value: '', label: words().noSection },
    ...props.design.schema().sections.map(({ name }) => ({ value: name, label: name })),
  ]
  const section = (): string => ('section' in props.field && props.field.section) || ''
  return (
    <div class="grid gap-5">
      <div class="grid gap-3">
        <h2 class="text-sm font-semibold">
          {props.field.label || props.field.name}
          <span class="ml-2 text-xs font-normal text-ink-3">{words().kinds[props.field.type]}</span>
        </h2>
        <TextField
          label={words().label}
          maxLength={100}
          value={props.field.label ?? ''}
          onChange={(label) => set({ label })}
        />
        <NameField path={props.path} name={props.field.name} rename={(name) => props.design.rename(props.path, name)} />
        <Show when={table() === undefined && props.design.schema().sections.length > 0}>
          <Select
            label={words().section}
            value={section()}
            options={sections()}
            onChange={(next) => props.design.move(props.path, { section: next || undefined })}
          />
        </Show>
        <TextField
          label={words().help}
          maxLength={500}
          value={props.field.help ?? ''}
          onChange={(help) => set({ help })}
        />
        <Switch
          label={words().isRequired}
          help={words().isRequiredHelp}
          checked={props.field.required}
          onChange={(required) => set({ required })}
        />
      </div>
      <Show
        when={isTable(props.field) && props.field}
        fallback={
          <Show when={props.path} keyed>
            <KindFields field={props.field as Exclude<AnyField, { type: 'table' }>} set={set} />
          </Show>
        }
      >
        {(found) => <TableFields field={found()} set={set} />}
      </Show>
      <RuleFields field={props.field} schema={props.design.schema()} table={table()} set={set} />
    </div>
  )
}

/** A name is taken when it can be had; until then it stays as it was. */
function NameField(props: { path: string; name: string; rename: (name: string) => boolean }) {
  const words = () => t().formDesigner
  const [typed, setTyped] = createSignal(props.name)
  const [isBad, setBad] = createSignal(false)
  createEffect(
    on(
      () => props.path,
      () => {
        setTyped(props.name)
        setBad(false)
      },
      { defer: true },
    ),
  )
  const commit = (): void => void setBad(!props.rename(typed().trim()))
  return (
    <TextField
      label={words().name}
      help={words().nameHelp}
      mono
      spellcheck={false}
      maxLength={100}
      value={typed()}
      error={isBad() ? words().badName : undefined}
      onChange={setTyped}
      onBlur={commit}
    />
  )
}
