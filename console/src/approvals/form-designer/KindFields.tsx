import { Switch as Choose, type JSX, Match, Show } from 'solid-js'
import type { PlainField } from '../../../../domain/approvals/form.ts'
import { t } from '../../i18n/language.ts'
import { NumberField } from '../../ui/NumberField.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { AmountField } from '../form/AmountField.tsx'
import { DateField } from '../form/DateField.tsx'
import type { SetField } from './FieldPanel.tsx'
import { OptionFields } from './OptionFields.tsx'
import { Part } from './Part.tsx'

type KindFieldsProps = { field: PlainField; set: SetField }
type Of<K extends PlainField['type']> = Extract<PlainField, { type: K }>

/** What fields of one kind have that others have not. */
export function KindFields(props: KindFieldsProps) {
  const as = <K extends PlainField['type']>(...kinds: K[]): Of<K> | undefined =>
    (kinds as string[]).includes(props.field.type) ? (props.field as Of<K>) : undefined
  const words = () => t().formDesigner
  return (
    <Choose>
      <Match when={as('text', 'textarea')}>{(field) => <WordFields field={field()} set={props.set} />}</Match>
      <Match when={as('number', 'money')}>{(field) => <AmountFields field={field()} set={props.set} />}</Match>
      <Match when={as('date')}>
        {(field) => (
          <Part title={words().parts.limits}>
            <Pair>
              <DateField label={words().earliest} value={field().min ?? ''} onChange={(min) => props.set({ min })} />
              <DateField label={words().latest} value={field().max ?? ''} onChange={(max) => props.set({ max })} />
            </Pair>
            <Special field={field()} set={props.set} value="today" label={words().defaultToday} />
          </Part>
        )}
      </Match>
      <Match when={as('datetime')}>
        {(field) => (
          <Part title={words().parts.basics}>
            <Special field={field()} set={props.set} value="now" label={words().defaultNow} />
          </Part>
        )}
      </Match>
      <Match when={as('switch')}>
        {(field) => (
          <Part title={words().parts.basics}>
            <Special field={field()} set={props.set} value={true} label={words().defaultOn} />
          </Part>
        )}
      </Match>
      <Match when={as('select', 'multi_select')}>{(field) => <OptionFields field={field()} set={props.set} />}</Match>
      <Match when={as('user', 'department')}>
        {(field) => (
          <Part title={words().parts.basics}>
            <Switch
              label={words().multiple}
              checked={field().multiple}
              onChange={(multiple) => props.set({ multiple })}
            />
            <Special
              field={field()}
              set={props.set}
              value={field().type === 'user' ? 'me' : 'mine'}
              label={field().type === 'user' ? words().defaultMe : words().defaultMine}
            />
          </Part>
        )}
      </Match>
      <Match when={as('file')}>
        {(field) => (
          <Part title={words().parts.limits}>
            <NumberField
              label={words().maxItems}
              min={1}
              max={50}
              value={field().max_items}
              onChange={(max_items) => props.set({ max_items })}
            />
          </Part>
        )}
      </Match>
    </Choose>
  )
}

function WordFields(props: { field: Of<'text' | 'textarea'>; set: SetField }) {
  const words = () => t().formDesigner
  return (
    <Part title={words().parts.limits}>
      <Show when={!props.field.formula}>
        <TextField
          label={words().defaultValue}
          value={props.field.default ?? ''}
          onChange={(next) => props.set({ default: next })}
        />
      </Show>
      <Pair>
        <NumberField
          label={words().minLength}
          min={0}
          value={props.field.min_length}
          onChange={(min_length) => props.set({ min_length })}
        />
        <NumberField
          label={words().maxLength}
          min={0}
          value={props.field.max_length}
          onChange={(max_length) => props.set({ max_length })}
        />
      </Pair>
      <TextField
        label={words().pattern}
        help={words().patternHelp}
        mono
        spellcheck={false}
        maxLength={500}
        value={props.field.pattern ?? ''}
        onChange={(pattern) => props.set({ pattern })}
      />
      <Show when={props.field.pattern}>
        <TextField
          label={words().patternWords}
          maxLength={200}
          value={props.field.pattern_help ?? ''}
          onChange={(pattern_help) => props.set({ pattern_help })}
        />
      </Show>
    </Part>
  )
}

function AmountFields(props: { field: Of<'number' | 'money'>; set: SetField }) {
  const words = () => t().formDesigner
  const bound = { type: 'number', name: 'bound', required: false } as const
  const take = (name: string) => (value: unknown) => {
    if (value === null || typeof value === 'number') props.set({ [name]: value ?? undefined })
  }
  return (
    <Part title={words().parts.limits}>
      <Show when={!props.field.formula}>
        <AmountField
          label={words().defaultValue}
          field={bound}
          value={props.field.default}
          onChange={take('default')}
        />
      </Show>
      <Pair>
        <AmountField label={words().min} field={bound} value={props.field.min} onChange={take('min')} />
        <AmountField label={words().max} field={bound} value={props.field.max} onChange={take('max')} />
        <NumberField
          label={words().precision}
          min={0}
          max={10}
          value={props.field.precision}
          placeholder={props.field.type === 'money' ? '2' : ''}
          onChange={(precision) => props.set({ precision })}
        />
        <Show when={props.field.type === 'number' && props.field}>
          {(field) => (
            <TextField
              label={words().unit}
              maxLength={20}
              value={field().unit ?? ''}
              onChange={(unit) => props.set({ unit })}
            />
          )}
        </Show>
      </Pair>
    </Part>
  )
}

/** A default that is no value but a word for one. */
function Special(props: { field: PlainField; value: string | boolean; label: string; set: SetField }) {
  const given = (): unknown => ('default' in props.field ? props.field.default : undefined)
  const isComputed = (): boolean => 'formula' in props.field && Boolean(props.field.formula)
  return (
    <Show when={!isComputed()}>
      <Switch
        label={props.label}
        checked={given() === props.value}
        onChange={(isOn) => props.set({ default: isOn ? props.value : undefined })}
      />
    </Show>
  )
}

function Pair(props: { children: JSX.Element }) {
  return <div class="grid grid-cols-2 gap-3">{props.children}</div>
}
