import Eye from 'lucide-solid/icons/eye'
import EyeOff from 'lucide-solid/icons/eye-off'
import { createSignal, splitProps } from 'solid-js'
import { t } from '../i18n/language.ts'
import { controlClass } from './control.ts'
import { Field, type FieldProps } from './Field.tsx'
import { IconButton } from './IconButton.tsx'

type PasswordFieldProps = FieldProps & {
  value: string
  onChange: (value: string) => void
  autocomplete: 'current-password' | 'new-password'
  autofocus?: boolean
  disabled?: boolean
  placeholder?: string
  maxLength?: number
}

export function PasswordField(props: PasswordFieldProps) {
  const [field, own] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  const [isShown, setShown] = createSignal(false)
  return (
    <Field {...field}>
      {(ties) => (
        <div class="relative">
          <input
            {...ties}
            class={`${controlClass} h-8 pr-9`}
            type={isShown() ? 'text' : 'password'}
            name={field.name}
            autocomplete={own.autocomplete}
            autofocus={own.autofocus}
            disabled={own.disabled}
            maxLength={own.maxLength ?? 128}
            placeholder={own.placeholder}
            spellcheck={false}
            value={own.value}
            onInput={(event) => own.onChange(event.currentTarget.value)}
          />
          <div class="absolute inset-y-0 right-1 flex items-center">
            <IconButton
              size="sm"
              icon={isShown() ? EyeOff : Eye}
              label={isShown() ? t().ui.hidePassword : t().ui.showPassword}
              onClick={() => setShown(!isShown())}
            />
          </div>
        </div>
      )}
    </Field>
  )
}
