import { createSignal, onMount, Show } from 'solid-js'
import { ApiError, asApiError } from '../api/api-error.ts'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { EntryLayout, EntryProblem } from './EntryLayout.tsx'
import { LinkNotice, SsoWays } from './SsoWays.tsx'
import { signIn } from './session.ts'
import { arrivalFault, findPendingLink, loadWays, pendingLink, type WayIn } from './sso.ts'

/** Shown in the place of the page that was asked for, so that the address stays and opens after signing in. */
export function SignInPage() {
  const [username, setUsername] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [isAsked, setAsked] = createSignal(false)
  const [isPending, setPending] = createSignal(false)
  let form!: HTMLFormElement
  const [failure, setFailure] = createSignal<ApiError | undefined>(arrivalFailure())
  const [directories, setDirectories] = createSignal<WayIn[]>([])
  const [directory, setDirectory] = createSignal('')
  onMount(
    () =>
      void loadWays().then(
        (ways) => setDirectories(ways.filter(({ type }) => type === 'ldap')),
        () => {},
      ),
  )
  onMount(() => findPendingLink().catch((error: unknown) => setFailure(asApiError(error))))

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setAsked(true)
    if (isPending() || username().trim() === '' || password() === '') return
    setPending(true)
    setFailure(undefined)
    try {
      await signIn(username().trim(), password(), directory() || undefined)
    } catch (error) {
      setFailure(asApiError(error))
      setPassword('')
      form.querySelector<HTMLInputElement>('input[name=password]')?.focus()
      setAsked(false)
    } finally {
      setPending(false)
    }
  }

  return (
    <EntryLayout title={t().session.title}>
      <LinkNotice />
      <form ref={form} class="grid gap-4" onSubmit={submit} noValidate>
        <Show when={failure()}>{(error) => <EntryProblem error={error()} />}</Show>
        <Show when={directories().length > 0 && !pendingLink()}>
          <Select
            label={t().directory.where}
            name="provider"
            value={directory()}
            options={[
              { value: '', label: t().directory.here },
              ...directories().map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onChange={setDirectory}
          />
        </Show>
        <TextField
          label={t().session.username}
          name="username"
          autocomplete="username"
          autofocus
          spellcheck={false}
          value={username()}
          onChange={setUsername}
          error={isAsked() && username().trim() === '' ? t().session.needUsername : undefined}
        />
        <PasswordField
          label={t().session.password}
          name="password"
          autocomplete="current-password"
          value={password()}
          onChange={setPassword}
          error={isAsked() && password() === '' ? t().session.needPassword : undefined}
        />
        <Button type="submit" variant="primary" block pending={isPending()}>
          {pendingLink() ? t().sso.linkSignIn : t().session.signIn}
        </Button>
      </form>
      <SsoWays />
    </EntryLayout>
  )
}

/** What went wrong on the way to a provider; the trace id leads an administrator to the reason. */
function arrivalFailure(): ApiError | undefined {
  const fault = arrivalFault()
  return fault && new ApiError({ status: 500, code: -1, ...fault })
}
