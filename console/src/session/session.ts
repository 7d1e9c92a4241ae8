import { createEffect, createRoot, createSignal } from 'solid-js'
import { type ApiError, asApiError } from '../api/api-error.ts'
import { get, post, request } from '../api/client.ts'
import { currentToken, forgetToken, keepToken, renewToken, sessionState, type TokenAnswer } from '../api/credentials.ts'
import { queryClient } from '../api/query-client.ts'

type Me = {
  user: { id: number; username: string; name: string; email: string | null }
  roles: { id: number; name: string; code: string }[]
  permissions: string[]
}

const [me, setMe] = createSignal<Me>()
const [startError, setStartError] = createSignal<ApiError>()

export { me, startError }

export function can(permission: string | undefined): boolean {
  return permission === undefined || (me()?.permissions.includes(permission) ?? false)
}

/** Finds out who is here; also what "try again" does after the server could not be reached. */
export async function startSession(): Promise<void> {
  setStartError(undefined)
  try {
    await currentToken()
    if (sessionState() === 'signed-in' && !me()) await loadMe()
  } catch (error) {
    setStartError(asApiError(error))
  }
}

export async function signIn(username: string, password: string): Promise<void> {
  const answer = await request<TokenAnswer>({
    method: 'POST',
    path: '/auth/login',
    body: { username, password },
    headers: { 'X-OPS-Client': 'console' },
    isPublic: true,
  })
  keepToken(answer)
}

export async function signOut(): Promise<void> {
  try {
    await request({ method: 'POST', path: '/auth/logout', body: {}, headers: { 'X-OPS-CSRF': '1' } })
  } finally {
    forgetToken()
  }
}

/** All other devices are signed out by it. This one goes on when the server keeps its session, else it signs in again. */
export async function changePassword(oldPassword: string, newPassword: string): Promise<void> {
  const stale = await currentToken()
  await post('/auth/password/change', { old_password: oldPassword, new_password: newPassword })
  await renewToken(stale)
}

let loading: Promise<void> | undefined

function loadMe(): Promise<void> {
  loading ??= get<Me>('/auth/me')
    .then((answer) => void setMe(answer))
    .finally(() => {
      loading = undefined
    })
  return loading
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
