import { answerOf, api, authorizedFetch } from '../api/client.ts'
import { readEnvelope } from '../api/envelope.ts'
import { t } from '../i18n/language.ts'
import { toast } from '../ui/toast.ts'
import { refreshFlows } from './create-flow-actions.ts'
import type { FlowBrief } from './flow-records.ts'

/** The id of the draft that the file became. */
export async function importBpmn(file: File): Promise<number | undefined> {
  try {
    const body = { bpmn_xml: await file.text() }
    const flow = await answerOf(api.POST('/api/v1/job-flows/import', { body }))
    toast.success(t().flowList.imported(flow.name))
    await refreshFlows()
    return flow.id
  } catch (error) {
    toast.error(t().flowList.importFailed, error)
    return undefined
  }
}

/** By fetch, since the token may not stand in a URL. */
export async function exportBpmn({ id, name }: Pick<FlowBrief, 'id' | 'name'>): Promise<void> {
  try {
    const response = await authorizedFetch(new Request(`/api/v1/job-flows/${id}/export`))
    if (!response.ok) await readEnvelope(response)
    const url = URL.createObjectURL(await response.blob())
    const link = document.createElement('a')
    link.href = url
    link.download = `${name}.bpmn`
    link.click()
    URL.revokeObjectURL(url)
  } catch (error) {
    toast.error(t().flowList.exportFailed, error)
  }
}
