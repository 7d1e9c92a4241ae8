import { createEffect, createRoot, createSignal } from 'solid-js'
import type { PermissionCode } from '../../../domain/iam/permission-catalogue.ts'
import { type ApiError, asApiError } from '../api/api-error.ts'
import { answerOf, api, publicApi, type Schemas } from '../api/client.ts'
import { currentToken, forgetToken, keepToken, renewToken, sessionState, type TokenAnswer } from '../api/credentials.ts'
import { queryClient } from '../api/query-client.ts'
import { useLanguage } from '../i18n/language.ts'
import { readPreference } from '../ui/preferences.ts'

type Me = Schemas['Me']
/** Of a sign-in that came back by a redirect the token stays in a cookie. */
export type SecondStep = Schemas['PendingMfa'] & { mfa_token?: string }

const [me, setMe] = createSignal<Me>()
const [startError, setStartError] = createSignal<ApiError>()

const [secondStep, setSecondStep] = createSignal<SecondStep>()

export { me, secondStep, setSecondStep, startError }

export function can(permission: PermissionCode | undefined): boolean {
  return permission === undefined || (me()?.permissions.includes(permission) ?? false)
}

/** Finds out who is here; also what "try again" does after the server could not be reached. */
export async function startSession(): Promise<void> {
  setStartError(undefined)
  try {
    await currentToken()
    if (sessionState() === 'signed-out') await findSecondStep()
    if (sessionState() === 'signed-in' && !me()) await loadMe()
  } catch (error) {
    setStartError(asApiError(error))
  }
}

/** Keeps tokens; who has a second factor gets a second step instead. `provider`: the directory that knows the password. */
export async function signIn(username: string, password: string, provider?: string): Promise<void> {
  const answer = await answerOf(
    publicApi.POST('/api/v1/auth/login', {
      body: { username, password, ...(provider && { provider }) },
      headers: { 'X-OPS-Client': 'console' },
    }),
  )
  goOn(answer)
}

/** With the session that began, or with the second step that is left. */
export function goOn(answer: TokenAnswer | SecondStep): void {
  const isDone = 'access_token' in answer
  setSecondStep(isDone ? undefined : answer)
  if (isDone) keepToken(answer)
}

export async function signOut(): Promise<void> {
  try {
    await api.POST('/api/v1/auth/logout', { body: {}, headers: { 'X-OPS-CSRF': '1' } })
  } finally {
    forgetToken()
  }
}

/** All other devices are signed out by it. This one goes on when the server keeps its session, else it signs in again. */
export async function changePassword(oldPassword: string, newPassword: string): Promise<void> {
  const stale = await currentToken()
  await api.POST('/api/v1/auth/password/change', { body: { old_password: oldPassword, new_password: newPassword } })
  await renewToken(stale)
}

/** A sign-in by redirect comes back to `/?mfa=1` when a second step is left. */
async function findSecondStep(): Promise<void> {
  const address = new URL(location.href)
  if (!address.searchParams.has('mfa')) return
  address.searchParams.delete('mfa')
  history.replaceState(history.state, '', address)
  const pending = await answerOf(publicApi.GET('/api/v1/auth/mfa/pending')).catch(() => undefined)
  if (pending) setSecondStep(pending)
}

/** After a change of one's own account. */
export async function reloadMe(): Promise<void> {
  await loading
  await loadMe()
}

let loading: Promise<void> | undefined

function loadMe(): Promise<void> {
  loading ??= answerOf(api.GET('/api/v1/auth/me'))
    .then(welcome)
    .finally(() => {
      loading = undefined
    })
  return loading
}

/** A browser in which nobody chose a language takes that of the account. */
async function welcome(answer: Me): Promise<void> {
  if (answer.language && readPreference('language') === undefined) await useLanguage(answer.language)
  setMe(answer)
}

// Another tab may sign this one in or out as well.
createRoot(() => {
  createEffect(() => {
    const state = sessionState()
    if (state === 'signed-in' && !me()) loadMe().catch((error: unknown) => setStartError(asApiError(error)))
    if (state === 'signed-out') {
      setMe(undefined)
      queryClient.clear()
    }
  })
})
