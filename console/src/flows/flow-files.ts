import { answerOf, api } from '../api/client.ts'
import { download } from '../api/download.ts'
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

export async function exportBpmn({ id, name }: Pick<FlowBrief, 'id' | 'name'>): Promise<void> {
  try {
    await download(new Request(`/api/v1/job-flows/${id}/export`), `${name}.bpmn`)
  } catch (error) {
    toast.error(t().flowList.exportFailed, error)
  }
}
