import { Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { createForm } from '../ui/create-form.ts'
import { PasswordField } from '../ui/PasswordField.tsx'
import { toast } from '../ui/toast.ts'
import { NewPasswordField } from './account/NewPasswordField.tsx'
import { EntryProblem } from './EntryLayout.tsx'
import { changePassword, me } from './session.ts'

const empty = { old_password: '', new_password: '', repeated: '' }

export function ChangePasswordForm(props: { isBlock?: boolean }) {
  const form = createForm({
    initial: empty,
    check: ({ old_password, new_password, repeated }) => ({
      ...(old_password === '' ? { old_password: t().entry.needOldPassword } : {}),
      ...(new_password === '' ? { new_password: t().entry.needNewPassword } : {}),
      ...(new_password !== repeated ? { repeated: t().entry.notSame } : {}),
    }),
    save: async ({ old_password, new_password }) => {
      await changePassword(old_password, new_password)
      form.reset(empty)
      toast.success(t().entry.changed)
    },
  })

  const owner = () => me()?.user ?? { username: '', name: '' }

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    await form.save()
  }

  return (
    <form class="grid gap-4" onSubmit={submit} noValidate>
      <Show when={form.failure()?.errors.length === 0 && form.failure()}>
        {(error) => <EntryProblem error={error()} />}
      </Show>
      <PasswordField label={t().entry.oldPassword} autocomplete="current-password" {...form.bind('old_password')} />
      <NewPasswordField label={t().entry.newPassword} owner={owner()} {...form.bind('new_password')} />
      <PasswordField label={t().entry.repeatPassword} autocomplete="new-password" {...form.bind('repeated')} />
      <div>
        <Button type="submit" variant="primary" block={props.isBlock ?? false} pending={form.isSaving()}>
          {t().entry.change}
        </Button>
      </div>
    </form>
  )
}
