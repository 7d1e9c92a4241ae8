import { createEffect, createSignal, Match, Show, Switch } from 'solid-js'
import { publicApi } from '../../api/client.ts'
import { t } from '../../i18n/language.ts'
import { createForm } from '../../ui/create-form.ts'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { EntryLayout } from '../EntryLayout.tsx'
import { AccountForm } from './AccountForm.tsx'
import { BackToSignIn } from './AccountLinks.tsx'
import { createAuthOptions } from './auth-options.ts'
import { Outcome } from './Outcome.tsx'
import { ResetForm } from './ResetForm.tsx'

type Method = 'email' | 'sms'

export default function ForgotPage() {
  const options = createAuthOptions()
  const [sent, setSent] = createSignal<{ account: string; method: Method }>()
  const codeSentTo = (): string | undefined => (sent()?.method === 'sms' ? sent()?.account : undefined)
  return (
    <Switch fallback={<ForgotForm methods={options()?.recovery ?? ['email']} onSent={setSent} />}>
      <Match when={options()?.recovery.length === 0}>
        <EntryLayout title={t().account.noRecoveryTitle} description={t().account.noRecoveryBody}>
          <BackToSignIn />
        </EntryLayout>
      </Match>
      <Match when={codeSentTo()}>
        {(account) => (
          <ResetForm title={t().account.codeTitle} description={t().account.codeBody} account={account()} />
        )}
      </Match>
      <Match when={sent()}>
        <EntryLayout title={t().account.sentTitle}>
          <Outcome kind="mail" body={t().account.sentBody} note={t().account.noMail} />
          <BackToSignIn />
        </EntryLayout>
      </Match>
    </Switch>
  )
}

function ForgotForm(props: { methods: Method[]; onSent: (sent: { account: string; method: Method }) => void }) {
  const form = createForm<{ account: string; method: Method }>({
    initial: { account: '', method: 'email' },
    check: ({ account }) => (account.trim() === '' ? { account: t().account.needAccount } : {}),
    save: async ({ account, method }) => {
      const body = { account: account.trim(), method }
      await publicApi.POST('/api/v1/auth/password/forgot', { body })
      props.onSent(body)
    },
  })
  createEffect(() => {
    const [first] = props.methods
    if (first && !props.methods.includes(form.values.method)) form.set('method', first)
  })

  return (
    <EntryLayout title={t().account.forgotTitle} description={t().account.forgotBody}>
      <AccountForm form={form} submitLabel={t().account.send[form.values.method]}>
        <TextField
          label={t().account.account}
          autocomplete="username"
          spellcheck={false}
          autofocus
          {...form.bind('account')}
        />
        <Show when={props.methods.length > 1}>
          <RadioGroup
            label={t().account.method}
            {...form.bind('method')}
            options={props.methods.map((value) => ({
              value,
              label: t().account.methods[value],
              help: t().account.methodHelp[value],
            }))}
          />
        </Show>
      </AccountForm>
    </EntryLayout>
  )
}
