import type { TestApi } from './api.ts'

const from = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
type Ask = { token: string; query?: string; headers?: Record<string, string> }
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer by looking into it.
export type Uploaded = { status: number; headers: Headers; body: any }

/** Uploads a file to be imported; each time as a form of its own, as a browser sends it. */
export async function uploadImport(api: TestApi, content: Uint8Array | string, ask: Ask): Promise<Uploaded> {
  const answer = await uploadTo(api, '/users/import', content, ask)
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}

export async function uploadTo(
  { app }: TestApi,
  path: string,
  content: Uint8Array | string,
  { token, query = '', headers }: Ask,
): Promise<Response> {
  const form = new FormData()
  form.set('file', new File([content as string], 'users.csv'))
  const known = { Authorization: `Bearer ${token}`, 'Accept-Language': 'en', ...headers }
  return app.request(`/api/v1${path}${query}`, { method: 'POST', body: form, headers: known }, from)
}

export async function downloadExport({ app }: TestApi, { token, query = '' }: Ask): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, 'Accept-Language': 'zh-CN' }
  return app.request(`/api/v1/users/export${query}`, { headers }, from)
}
