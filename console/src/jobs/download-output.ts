import { authorizedFetch } from '../api/client.ts'
import { readEnvelope } from '../api/envelope.ts'
import { t } from '../i18n/language.ts'
import { toast } from '../ui/toast.ts'

/** The whole output as a file; by fetch, since the token may not stand in a URL. */
export async function downloadOutput(runId: number): Promise<void> {
  try {
    const response = await authorizedFetch(
      new Request(`/api/v1/job-logs/${runId}/output`, { headers: { Accept: 'text/plain' } }),
    )
    if (!response.ok) await readEnvelope(response)
    const url = URL.createObjectURL(await response.blob())
    const link = document.createElement('a')
    link.href = url
    link.download = `run-${runId}.log`
    link.click()
    URL.revokeObjectURL(url)
  } catch (error) {
    toast.error(t().log.download, error)
  }
}
