import { answerOf, api } from '../../api/client.ts'
import { download } from '../../api/download.ts'
import { t } from '../../i18n/language.ts'
import { toast } from '../../ui/toast.ts'
import { refreshWorkflows } from './workflow-actions.ts'
import type { WorkflowBrief } from './workflow-records.ts'

/** The id of the draft that the file became. */
export async function importWorkflow(file: File): Promise<number | undefined> {
  const words = t().workflows
  try {
    const body = { bpmn_xml: await file.text() }
    const made = await answerOf(api.POST('/api/v1/workflows/import', { body }))
    toast.success(words.imported(made.name))
    await refreshWorkflows()
    return made.id
  } catch (error) {
    toast.error(words.importFailed, error)
    return undefined
  }
}

export async function exportWorkflow({ id, name }: Pick<WorkflowBrief, 'id' | 'name'>): Promise<void> {
  try {
    await download(new Request(`/api/v1/workflows/${id}/export`), `${name}.bpmn`)
  } catch (error) {
    toast.error(t().workflows.exportFailed, error)
  }
}
