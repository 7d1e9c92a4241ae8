import { createSignal, Match, Switch } from 'solid-js'
import { publicApi } from '../../api/client.ts'
import { t } from '../../i18n/language.ts'
import { createForm } from '../../ui/create-form.ts'
import { TextField } from '../../ui/TextField.tsx'
import { EntryLayout } from '../EntryLayout.tsx'
import { AccountForm } from './AccountForm.tsx'
import { BackToSignIn } from './AccountLinks.tsx'
import { createAuthOptions } from './auth-options.ts'
import { NewPasswordField } from './NewPasswordField.tsx'
import { Outcome } from './Outcome.tsx'

export default function RegisterPage() {
  const options = createAuthOptions()
  const [sentTo, setSentTo] = createSignal<string>()
  const isClosed = (): boolean => options() !== undefined && options()?.registration !== 'open'
  return (
    <Switch fallback={<RegisterForm onSent={setSentTo} />}>
      <Match when={isClosed()}>
        <EntryLayout
          title={t().account.notOpenTitle}
          description={options()?.registration === 'invited' ? t().account.invitedOnlyBody : t().account.notOpenBody}
        >
          <BackToSignIn />
        </EntryLayout>
      </Match>
      <Match when={sentTo()}>
        {(email) => (
          <EntryLayout title={t().account.registeredTitle}>
            <Outcome kind="mail" body={t().account.registeredBody(email())} note={t().account.noMail} />
            <BackToSignIn />
          </EntryLayout>
        )}
      </Match>
    </Switch>
  )
}

function RegisterForm(props: { onSent: (email: string) => void }) {
  const form = createForm({
    initial: { username: '', name: '', email: '', phone: '', password: '' },
    check: ({ username, name, email, password }) => ({
      ...(username.trim() === '' ? { username: t().account.needUsername } : {}),
      ...(name.trim() === '' ? { name: t().account.needName } : {}),
      ...(email.trim() === '' ? { email: t().account.needEmail } : {}),
      ...(password === '' ? { password: t().account.needPassword } : {}),
    }),
    save: async ({ username, name, email, phone, password }) => {
      const body = {
        username: username.trim(),
        name: name.trim(),
        email: email.trim(),
        password,
        ...(phone.trim() !== '' && { phone: phone.trim() }),
      }
      await publicApi.POST('/api/v1/auth/register', { body })
      props.onSent(body.email)
    },
  })

  return (
    <EntryLayout title={t().account.registerTitle} description={t().account.registerBody}>
      <AccountForm form={form} submitLabel={t().account.submitRegistration}>
        <TextField
          label={t().account.username}
          autocomplete="username"
          spellcheck={false}
          autofocus
          {...form.bind('username')}
        />
        <TextField label={t().account.name} autocomplete="name" {...form.bind('name')} />
        <TextField label={t().account.email} autocomplete="email" spellcheck={false} {...form.bind('email')} />
        <TextField label={t().account.phone} autocomplete="tel" required={false} {...form.bind('phone')} />
        <NewPasswordField isFirst label={t().account.password} owner={form.values} {...form.bind('password')} />
      </AccountForm>
    </EntryLayout>
  )
}
