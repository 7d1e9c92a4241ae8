import { Show, Suspense } from 'solid-js'
import type { PasswordOwner } from '../../../../domain/iam/password-rules.ts'
import { piece } from '../../i18n/page.ts'
import type { FieldProps } from '../../ui/Field.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { createAuthOptions } from './auth-options.ts'

const PasswordAdvice = piece(() => import('./PasswordAdvice.tsx'), 'account')

type NewPasswordFieldProps = FieldProps & {
  value: string
  onChange: (value: string) => void
  owner: PasswordOwner
  /** Of an account that had none before. */
  isFirst?: boolean
}

/** Where a password is chosen: the rules of the policy, ticked while one types, and how strong it is. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const options = createAuthOptions()
  return (
    <div>
      <PasswordField
        label={props.label}
        name={props.name ?? 'new_password'}
        autocomplete="new-password"
        value={props.value}
        onChange={props.onChange}
        error={props.error}
      />
      <Show when={options()}>
        {(known) => (
          <Suspense>
            <PasswordAdvice
              password={props.value}
              rules={known().password}
              owner={props.owner}
              isFirst={props.isFirst ?? false}
            />
          </Suspense>
        )}
      </Show>
    </div>
  )
}
