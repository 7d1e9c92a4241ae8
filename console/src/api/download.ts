import { authorizedFetch } from './client.ts'
import { readEnvelope } from './envelope.ts'

/** A file of the server into the person's downloads; by fetch, since the token may not stand in a URL. */
export async function download(request: Request, name: string): Promise<void> {
  const response = await authorizedFetch(request)
  if (!response.ok) await readEnvelope(response)
  saveFile(name, await response.blob())
}

/** Puts a file into the person's downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
