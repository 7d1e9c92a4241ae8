import { createResource } from 'solid-js'
import { answerOf, publicApi, type Schemas } from '../../api/client.ts'

export type AuthOptions = Schemas['AuthOptions']

let loading: Promise<AuthOptions> | undefined

/** Asked for once a page; after a failure, again. */
function loadAuthOptions(): Promise<AuthOptions> {
  loading ??= answerOf(publicApi.GET('/api/v1/auth/options')).catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** What may be done without being signed in. Undefined until it is known, and when it can't be asked for. */
export function createAuthOptions(): () => AuthOptions | undefined {
  const [options] = createResource(() => loadAuthOptions().catch(() => undefined))
  return () => options.latest
}
