import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { type ApiError, asApiError } from '../api/api-error.ts'
import { t } from '../i18n/language.ts'
import { piece } from '../i18n/page.ts'
import { Button } from '../ui/Button.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { AccountLinks } from './account/AccountLinks.tsx'
import { EntryLayout, EntryProblem } from './EntryLayout.tsx'
import { roomOfferIn } from './room.ts'
import { signIn } from './session.ts'

const RoomDialog = piece(() => import('./RoomDialog.tsx'), 'account')
// Words and icons of providers come after the form.
const DirectoryChoice = lazy(() => import('./DirectoryChoice.tsx'))
const SsoWays = lazy(() => import('./SsoWays.tsx').then((module) => ({ default: module.SsoWays })))
const SsoNotice = lazy(() => import('./SsoWays.tsx').then((module) => ({ default: module.SsoNotice })))

/** The directory may have known the password of somebody who has no account here yet. */
const waitsForLink = () => import('./sso.ts').then(({ askPendingLink }) => askPendingLink()).catch(() => false)

/** Shown in the place of the page that was asked for, so that the address stays and opens after signing in. */
export function SignInPage() {
  const [username, setUsername] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [directory, setDirectory] = createSignal('')
  const [isAsked, setAsked] = createSignal(false)
  const [isPending, setPending] = createSignal(false)
  let form!: HTMLFormElement
  const [failure, setFailure] = createSignal<ApiError>()

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setAsked(true)
    if (isPending() || username().trim() === '' || password() === '') return
    setPending(true)
    setFailure(undefined)
    try {
      await signIn(username().trim(), password(), directory() || undefined)
    } catch (error) {
      const isUnlinked = directory() !== '' && (await waitsForLink())
      if (isUnlinked) setDirectory('')
      else setFailure(asApiError(error))
      setPassword('')
      form.querySelector<HTMLInputElement>('input[name=password]')?.focus()
      setAsked(false)
    } finally {
      setPending(false)
    }
  }

  return (
    <EntryLayout title={t().entry.title}>
      <Suspense>
        <SsoNotice />
      </Suspense>
      <form ref={form} class="grid gap-4" onSubmit={submit} noValidate>
        <Show when={failure()}>{(error) => <EntryProblem error={error()} />}</Show>
        <Show when={roomOfferIn(failure())}>
          {(offer) => <RoomDialog offer={offer()} onClose={() => setFailure(undefined)} />}
        </Show>
        <Suspense>
          <DirectoryChoice value={directory()} onChange={setDirectory} />
        </Suspense>
        <TextField
          label={t().entry.username}
          name="username"
          autocomplete="username"
          autofocus
          spellcheck={false}
          value={username()}
          onChange={setUsername}
          error={isAsked() && username().trim() === '' ? t().entry.needUsername : undefined}
        />
        <PasswordField
          label={t().entry.password}
          name="password"
          autocomplete="current-password"
          value={password()}
          onChange={setPassword}
          error={isAsked() && password() === '' ? t().entry.needPassword : undefined}
        />
        <Button type="submit" variant="primary" block pending={isPending()}>
          {t().entry.signIn}
        </Button>
      </form>
      <Suspense>
        <SsoWays />
      </Suspense>
      <AccountLinks />
    </EntryLayout>
  )
}
