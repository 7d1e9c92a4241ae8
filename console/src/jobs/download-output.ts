import { download } from '../api/download.ts'
import { t } from '../i18n/language.ts'
import { toast } from '../ui/toast.ts'

/** The whole output as a file. */
export async function downloadOutput(runId: number): Promise<void> {
  try {
    const request = new Request(`/api/v1/job-logs/${runId}/output`, { headers: { Accept: 'text/plain' } })
    await download(request, `run-${runId}.log`)
  } catch (error) {
    toast.error(t().log.download, error)
  }
}
