import { createSignal } from 'solid-js'
import { authorizedFetch, confirmedFetch } from '../../api/client.ts'
import { readEnvelope } from '../../api/envelope.ts'

export type FormFile = { id: number; name: string; size: number; content_type: string }

/** What was uploaded in this tab: the server tells of it only once it belongs to a request. */
const [uploaded, setUploaded] = createSignal<FormFile[]>([])

export { uploaded }

export async function uploadFile(file: File): Promise<FormFile> {
  const body = new FormData()
  body.append('purpose', 'attachment')
  body.append('file', file)
  const answer = await confirmedFetch(new Request('/api/v1/files', { method: 'POST', body }))
  const made = (await readEnvelope(answer)) as FormFile
  setUploaded((before) => [...before, made])
  return made
}

/** By fetch, since the token may not stand in a URL. */
export async function readFile(id: number): Promise<Blob> {
  const answer = await authorizedFetch(new Request(`/api/v1/files/${id}`))
  if (!answer.ok) await readEnvelope(answer)
  return answer.blob()
}
