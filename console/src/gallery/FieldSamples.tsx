import { createSignal } from 'solid-js'
import { Checkbox } from '../ui/Checkbox.tsx'
import { CodeEditor } from '../ui/CodeEditor.tsx'
import { Combobox } from '../ui/Combobox.tsx'
import { DateTimePicker } from '../ui/DateTimePicker.tsx'
import { KeyValueEditor } from '../ui/KeyValueEditor.tsx'
import type { KeyValue } from '../ui/key-value.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Select } from '../ui/Select.tsx'
import { Switch } from '../ui/Switch.tsx'
import { TagsInput } from '../ui/TagsInput.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Sample } from './Sample.tsx'
import { w } from './words.ts'

export function FieldSamples() {
  const [text, setText] = createSignal('')
  const [count, setCount] = createSignal<number | undefined>(3)
  const [choice, setChoice] = createSignal('0')
  const [isOn, setOn] = createSignal(true)
  const [tags, setTags] = createSignal<string[]>(['ops', 'erp'])
  const [pairs, setPairs] = createSignal<KeyValue[]>([{ name: 'Accept', value: 'application/json' }])
  const [moment, setMoment] = createSignal('')
  const [code, setCode] = createSignal("select id, name\nfrom job\nwhere status = 'enabled'")
  const options = () => w().option.map((label, index) => ({ value: String(index), label }))
  const radios = () => options().map((option, index) => ({ ...option, help: w().optionHelp[index] }))

  const grouped = () => radios().map(({ help, ...option }) => ({ ...option, hint: help ?? '', group: w().label }))

  return (
    <>
      <Sample name="TextField">
        <div class="grid gap-3 md:grid-cols-2">
          <TextField label={w().label} help={w().help} value={text()} onChange={setText} required={false} />
          <TextField label={w().label} error={w().error} value="" onChange={setText} />
          <TextField label={w().label} value={w().value} onChange={setText} disabled />
          <TextField label={w().label} value="https://example.com" onChange={setText} mono readOnly />
        </div>
      </Sample>
      <Sample name="PasswordField · NumberField · TextArea · SearchBox">
        <div class="grid gap-3 md:grid-cols-2">
          <PasswordField label="Password" value={text()} onChange={setText} autocomplete="new-password" />
          <NumberField label={w().label} value={count()} onChange={setCount} unit="s" min={0} max={10} />
          <TextArea label={w().label} value={text()} onChange={setText} />
          <SearchBox label={w().label} value="" onSearch={setText} />
        </div>
      </Sample>
      <Sample name="Select · Combobox · DateTimePicker · TagsInput">
        <div class="grid gap-3 md:grid-cols-2">
          <Select label={w().label} options={options()} value={choice()} onChange={setChoice} />
          <Combobox label={w().label} options={options()} value={choice()} onChange={setChoice} error={w().error} />
          <Combobox label={w().label} options={grouped()} value={choice()} onChange={setChoice} />
          <Combobox
            label={w().label}
            options={grouped()}
            value={choice()}
            onChange={setChoice}
            search={{ onType: () => {}, chosen: grouped()[0], isBusy: true, note: w().help }}
          />
          <DateTimePicker label={w().label} value={moment()} onChange={setMoment} />
          <TagsInput label={w().label} value={tags()} onChange={setTags} />
        </div>
      </Sample>
      <Sample name="RadioGroup · Checkbox · Switch">
        <div class="grid gap-3">
          <RadioGroup label={w().label} options={radios()} value={choice()} onChange={setChoice} />
          <div class="flex flex-wrap gap-5">
            <Checkbox label={w().label} checked={isOn()} onChange={setOn} />
            <Checkbox label={w().label} checked={false} indeterminate onChange={setOn} />
            <Checkbox label={w().disabled} checked={false} disabled onChange={setOn} />
            <Switch label={w().label} checked={isOn()} onChange={setOn} />
            <Switch label={w().disabled} checked={false} disabled onChange={setOn} />
          </div>
        </div>
      </Sample>
      <Sample name="KeyValueEditor">
        <KeyValueEditor label={w().label} items={pairs()} onChange={setPairs} addLabel="+" />
      </Sample>
      <Sample name="CodeEditor">
        <CodeEditor label="SQL" language="sql" value={code()} onChange={setCode} />
      </Sample>
    </>
  )
}
