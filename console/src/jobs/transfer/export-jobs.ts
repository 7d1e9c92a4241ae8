import { confirmedFetch } from '../../api/client.ts'
import { readEnvelope } from '../../api/envelope.ts'
import { jobTransferWords } from '../../i18n/job-transfer-words.ts'
import { toast } from '../../ui/toast.ts'

/** Definitions as a file, of these jobs or of all that the filters find. */
export async function exportJobs(
  format: 'yaml' | 'json',
  filter: Record<string, string | number | undefined>,
  fileName = 'jobs',
): Promise<void> {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams([['format', format], ...given.map(([name, value]) => [name, String(value)])])
  try {
    const response = await confirmedFetch(new Request(`/api/v1/jobs/export?${query}`))
    if (!response.ok) await readEnvelope(response)
    const url = URL.createObjectURL(await response.blob())
    const link = document.createElement('a')
    link.href = url
    link.download = `${fileName}.${format}`
    link.click()
    URL.revokeObjectURL(url)
  } catch (error) {
    toast.error(jobTransferWords().exportFailed, error)
  }
}
