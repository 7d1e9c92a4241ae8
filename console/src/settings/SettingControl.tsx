import { createUniqueId, Match, Switch } from 'solid-js'
import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { can } from '../session/session.ts'
import { FieldNotes } from '../ui/Field.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Select } from '../ui/Select.tsx'
import { Switch as Toggle } from '../ui/Switch.tsx'
import { TagsInput } from '../ui/TagsInput.tsx'
import { TextField } from '../ui/TextField.tsx'
import { choicesOf, fieldWords, unitOf } from './field-words.ts'
import { SettingChoices } from './SettingChoices.tsx'
import { SettingDomains } from './SettingDomains.tsx'
import { SettingNote } from './SettingNote.tsx'
import { SettingRole } from './SettingRole.tsx'
import { SettingRoles } from './SettingRoles.tsx'
import type { Control } from './setting-fields.ts'
import type { SettingValue } from './setting-rules.ts'

type SettingControlProps = {
  group: SettingGroup
  name: string
  control: Control
  value: SettingValue
  error: string | undefined
  onChange: (value: SettingValue) => void
  isReadOnly: boolean
}

/** One setting, edited as its kind asks for. What the server's environment sets can be seen, not changed. */
export function SettingControl(props: SettingControlProps) {
  const id = createUniqueId()
  const text = (): string => String(props.value ?? '')
  const label = (): string => fieldWords(props.group, props.name).label
  const note = () => (
    <SettingNote
      group={props.group}
      name={props.name}
      value={props.value}
      isReadOnly={props.isReadOnly}
      canWrite={can('setting:write')}
      onChange={props.onChange}
    />
  )
  const common = () => ({
    label: label(),
    name: props.name,
    error: props.error,
    help: note(),
    disabled: props.isReadOnly,
  })
  const isMono = (): boolean => props.control.kind === 'text' && (props.control.isMono ?? false)
  return (
    <Switch fallback={<TextField {...common()} value={text()} onChange={props.onChange} mono={isMono()} />}>
      <Match when={props.control.kind === 'number'}>
        <NumberField
          {...common()}
          value={props.value as number | undefined}
          onChange={props.onChange}
          unit={unitOf(props.group, props.name)}
        />
      </Match>
      <Match when={props.control.kind === 'switch'}>
        <div data-field={props.name}>
          <Toggle
            label={label()}
            describedBy={`${id}-help`}
            checked={props.value === true}
            onChange={props.onChange}
            disabled={props.isReadOnly}
          />
          <div class="pl-[38px]">
            <FieldNotes id={id} help={note()} error={props.error} />
          </div>
        </div>
      </Match>
      <Match when={props.control.kind === 'secret'}>
        <PasswordField {...common()} value={text()} onChange={props.onChange} autocomplete="new-password" />
      </Match>
      <Match when={props.control.kind === 'choices'}>
        <SettingChoices
          {...common()}
          values={(props.value ?? []) as string[]}
          choices={choicesOf(props.group, props.name)}
          onChange={props.onChange}
        />
      </Match>
      <Match when={props.control.kind === 'tags'}>
        <TagsInput {...common()} value={(props.value ?? []) as string[]} onChange={props.onChange} max={200} />
      </Match>
      <Match when={props.control.kind === 'choice'}>
        <Select {...common()} value={text()} options={choicesOf(props.group, props.name)} onChange={props.onChange} />
      </Match>
      <Match when={props.control.kind === 'roles'}>
        <SettingRoles {...common()} values={(props.value ?? []) as number[]} onChange={props.onChange} />
      </Match>
      <Match when={props.control.kind === 'role'}>
        <SettingRole {...common()} value={text()} onChange={props.onChange} />
      </Match>
      <Match when={props.control.kind === 'domains'}>
        <SettingDomains {...common()} value={text()} onChange={props.onChange} />
      </Match>
    </Switch>
  )
}
