import { authorizedFetch } from '../../api/client.ts'
import { readEnvelope } from '../../api/envelope.ts'
import { t } from '../../i18n/language.ts'
import { toast } from '../../ui/toast.ts'
import { saveUrl } from '../form/save-url.ts'

/** As the server draws it, with times as clocks show them here. */
export async function downloadPdf({ id, title }: { id: number; title: string }): Promise<void> {
  try {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const path = `/api/v1/approvals/${id}/pdf?timezone=${encodeURIComponent(timeZone)}`
    const response = await authorizedFetch(new Request(path))
    if (!response.ok) await readEnvelope(response)
    const url = URL.createObjectURL(await response.blob())
    saveUrl(url, `${title}.pdf`)
    URL.revokeObjectURL(url)
  } catch (error) {
    toast.error(t().approvalPrint.pdfFailed, error)
  }
}
