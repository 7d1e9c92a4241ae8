import { authorizedFetch, type Schemas } from '../../api/client.ts'
import { readEnvelope } from '../../api/envelope.ts'

export type RequestFile = Schemas['Approval']['files'][number]

/** Sends a file; it is nobody's until it is sent along with an action. */
export async function uploadAttachment(file: File): Promise<RequestFile> {
  const body = new FormData()
  body.set('purpose', 'attachment')
  body.set('file', file)
  const answer = await authorizedFetch(new Request('/api/v1/files', { method: 'POST', body }))
  return (await readEnvelope(answer)) as RequestFile
}

/** By fetch, since the token may not stand in a URL. */
export async function loadFile({ id, content_type }: RequestFile, signal?: AbortSignal): Promise<string> {
  const answer = await authorizedFetch(new Request(`/api/v1/files/${id}`, signal ? { signal } : {}))
  if (!answer.ok) await readEnvelope(answer)
  return URL.createObjectURL(new Blob([await answer.blob()], { type: content_type }))
}

export const isPicture = ({ content_type }: RequestFile): boolean => content_type.startsWith('image/')
export const isPdf = ({ content_type }: RequestFile): boolean => content_type === 'application/pdf'
