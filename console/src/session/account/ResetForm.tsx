import { createSignal, Show } from 'solid-js'
import { publicApi } from '../../api/client.ts'
import { t } from '../../i18n/language.ts'
import { createForm } from '../../ui/create-form.ts'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { EntryLayout } from '../EntryLayout.tsx'
import { AccountForm } from './AccountForm.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import { Outcome } from './Outcome.tsx'

/** By the token of a link, or by a code that was sent for `account`. */
type ResetFormProps = { title: string; description: string; token?: string; account?: string }

const empty = { code: '', new_password: '', repeated: '' }

export function ResetForm(props: ResetFormProps) {
  const [isDone, setDone] = createSignal(false)
  const owner = () => ({ username: props.account ?? '', name: '' })
  const form = createForm({
    initial: empty,
    check: ({ code, new_password, repeated }) => ({
      ...(props.token === undefined && code.trim() === '' ? { code: t().account.needCode } : {}),
      ...(new_password === '' ? { new_password: t().entry.needNewPassword } : {}),
      ...(new_password !== repeated ? { repeated: t().entry.notSame } : {}),
    }),
    save: async ({ code, new_password }) => {
      const { token, account } = props
      const proof = token === undefined ? { account: account ?? '', code: code.trim() } : { token }
      await publicApi.POST('/api/v1/auth/password/reset', { body: { ...proof, new_password } })
      setDone(true)
    },
  })

  return (
    <Show
      when={!isDone()}
      fallback={
        <EntryLayout title={t().account.resetDoneTitle}>
          <Outcome kind="done" body={t().account.resetDoneBody} />
        </EntryLayout>
      }
    >
      <EntryLayout title={props.title} description={props.description}>
        <AccountForm form={form} unseen="token" submitLabel={t().account.reset}>
          <Show when={props.token === undefined}>
            <TextField label={t().account.code} autocomplete="one-time-code" autofocus mono {...form.bind('code')} />
          </Show>
          <NewPasswordField label={t().account.newPassword} owner={owner()} {...form.bind('new_password')} />
          <PasswordField label={t().account.repeat} autocomplete="new-password" {...form.bind('repeated')} />
        </AccountForm>
      </EntryLayout>
    </Show>
  )
}
