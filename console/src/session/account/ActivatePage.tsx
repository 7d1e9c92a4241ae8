import { createSignal, Match, Show, Switch } from 'solid-js'
import { answerOf, publicApi } from '../../api/client.ts'
import { t } from '../../i18n/language.ts'
import { createForm } from '../../ui/create-form.ts'
import { EntryLayout } from '../EntryLayout.tsx'
import { AccountForm } from './AccountForm.tsx'
import { BackToSignIn } from './AccountLinks.tsx'
import { takeLinkToken } from './link-token.ts'
import { NewPasswordField } from './NewPasswordField.tsx'
import { Outcome } from './Outcome.tsx'

const nobody = { username: '', name: '' }

/** Opened by a person's press, not by the page: programs that look into mails open links, too. */
export default function ActivatePage() {
  const token = takeLinkToken()
  const [username, setUsername] = createSignal<string>()
  /** Known once the server says that the link wants a password. */
  const [isInvited, setInvited] = createSignal(false)
  const form = createForm({
    initial: { new_password: '' },
    check: ({ new_password }) => (isInvited() && new_password === '' ? { new_password: t().account.needPassword } : {}),
    save: async ({ new_password }) => {
      const body = { token: token ?? '', ...(new_password !== '' && { new_password }) }
      const answer = await answerOf(publicApi.POST('/api/v1/auth/activate', { body }))
      setUsername(answer.username)
    },
  })

  async function activate(): Promise<void> {
    await form.save()
    if (isInvited() || !form.failure()?.errors.some(({ field }) => field === 'new_password')) return
    setInvited(true)
    form.reset({ new_password: '' })
  }

  return (
    <Switch>
      <Match when={username()}>
        {(name) => (
          <EntryLayout title={t().account.activatedTitle}>
            <Outcome kind="done" body={t().account.activatedBody(name())} />
          </EntryLayout>
        )}
      </Match>
      <Match when={token === undefined}>
        <EntryLayout title={t().account.activateTitle} description={t().account.noToken}>
          <BackToSignIn />
        </EntryLayout>
      </Match>
      <Match when={true}>
        <EntryLayout
          title={isInvited() ? t().account.chooseTitle : t().account.activateTitle}
          description={isInvited() ? t().account.chooseBody : t().account.activateBody}
        >
          <AccountForm
            form={form}
            unseen="token"
            onSubmit={activate}
            submitLabel={isInvited() ? t().account.chooseAndActivate : t().account.activate}
          >
            <Show when={isInvited()}>
              <NewPasswordField isFirst label={t().account.newPassword} owner={nobody} {...form.bind('new_password')} />
            </Show>
          </AccountForm>
        </EntryLayout>
      </Match>
    </Switch>
  )
}
