import { createEffect, createRoot, createSignal } from 'solid-js'
import { answerOf, api, publicApi } from '../api/client.ts'
import { sessionState } from '../api/credentials.ts'
import { ssoWords } from '../i18n/sso-words.ts'
import { toast } from '../ui/toast.ts'

type Pending = Awaited<ReturnType<typeof askPending>>
export type WayIn = { code: string; name: string; type: string }

let asking: Promise<WayIn[]> | undefined

/** Whoever asks meanwhile waits for the same answer. */
function askProviders(): Promise<WayIn[]> {
  asking ??= answerOf(publicApi.GET('/api/v1/auth/options'))
    .then(({ providers }) => providers)
    .finally(() => {
      asking = undefined
    })
  return asking
}

/** The providers that one goes to; a directory takes its passwords on our own page. */
export async function loadWays(): Promise<WayIn[]> {
  return (await askProviders()).filter(({ type }) => type !== 'ldap')
}

export async function loadDirectories(): Promise<WayIn[]> {
  return (await askProviders()).filter(({ type }) => type === 'ldap')
}

/** Where a provider's button leads; back comes to the page that is asked for now. */
export function wayTo(code: string): string {
  const { pathname, search } = window.location
  const returnTo = pathname === '/login' ? '/' : pathname + search
  return `/api/v1/oauth/${encodeURIComponent(code)}/login?${new URLSearchParams({ return_to: returnTo })}`
}

export function faultText(fault: string): string {
  const { faults } = ssoWords()
  return (faults as Record<string, string>)[fault] ?? faults.failed
}

/** Why the browser came back without a session, as long as its address says so. */
export function arrivalFault(): { message: string; traceId: string | undefined } | undefined {
  const query = new URLSearchParams(window.location.search)
  const fault = query.get('sso_error')
  return fault === null ? undefined : { message: faultText(fault), traceId: query.get('trace') ?? undefined }
}

const [pendingLink, setPendingLink] = createSignal<NonNullable<Pending>>()

export { pendingLink }

const askPending = () => answerOf(publicApi.POST('/api/v1/auth/sso/pending', { headers: { 'X-OPS-CSRF': '1' } }))

/** After the way to a provider that left something to do: finds out what. */
export async function findPendingLink(): Promise<void> {
  if (new URLSearchParams(window.location.search).get('sso') === 'link') await askPendingLink()
}

/** Whether an identity waits for the account that signs in next. */
export async function askPendingLink(): Promise<boolean> {
  const pending = await askPending()
  setPendingLink(pending ?? undefined)
  return pending !== null
}

export async function abandonLink(): Promise<void> {
  setPendingLink(undefined)
  await publicApi.DELETE('/api/v1/auth/sso/pending', { headers: { 'X-OPS-CSRF': '1' } })
}

async function link({ provider }: NonNullable<Pending>): Promise<void> {
  try {
    await api.POST('/api/v1/auth/identities')
    toast.success(ssoWords().linked(provider.name))
  } catch (error) {
    toast.error(ssoWords().linkFailed, error)
  }
}

// Whichever steps the sign-in took: once it is through, what was shown to be linked is linked.
createRoot(() => {
  createEffect(() => {
    const pending = pendingLink()
    if (sessionState() !== 'signed-in' || !pending) return
    setPendingLink(undefined)
    void link(pending)
  })
})
