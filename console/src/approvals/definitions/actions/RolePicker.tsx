import { createRoles } from '../../../iam/create-choices.ts'
import { Combobox } from '../../../ui/Combobox.tsx'

type RolePickerProps = {
  label: string
  help?: string
  required?: boolean
  value: number | undefined
  onChange: (id: number | undefined) => void
}

/** One role out of all. */
export function RolePicker(props: RolePickerProps) {
  const roles = createRoles()
  // One that this person may not see is known by its number.
  const options = () => {
    const all = roles.options()
    const own = props.value === undefined ? undefined : String(props.value)
    return own === undefined || all.some(({ value }) => value === own)
      ? all
      : [...all, { value: own, label: roles.nameOf(Number(own)) }]
  }
  return (
    <Combobox
      label={props.label}
      help={props.help}
      {...(props.required !== undefined && { required: props.required })}
      value={props.value === undefined ? '' : String(props.value)}
      options={options()}
      onChange={(value) => props.onChange(value === '' ? undefined : Number(value))}
    />
  )
}
