import { api } from '../../api/client.ts'
import { createIntent } from '../../api/intent.ts'
import { queryClient } from '../../api/query-client.ts'
import { t } from '../../i18n/language.ts'
import { confirmAction } from '../../ui/confirm.ts'
import { removeRecord } from '../../ui/remove-record.ts'
import { toast } from '../../ui/toast.ts'
import { workflowQuery } from './workflow-reads.ts'
import type { WorkflowBrief } from './workflow-records.ts'
import { createWorkflow, publishWorkflow } from './workflow-writes.ts'

type Named = Pick<WorkflowBrief, 'id' | 'name'>

const at = (id: number) => ({ params: { path: { id } } })

export const refreshWorkflows = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['workflows'] })

/** True when it is gone. */
export const deleteWorkflow = ({ id, name }: Named): Promise<boolean> =>
  removeRecord(name, {
    words: t().workflows,
    remove: () => api.DELETE('/api/v1/workflows/{id}', at(id)),
    refresh: refreshWorkflows,
  })

export async function archiveWorkflow({ id, name }: Named): Promise<void> {
  const words = t().workflows
  const isMeant = await confirmAction({
    title: words.archiveTitle(name),
    body: words.archiveBody,
    confirmLabel: words.archive,
  })
  if (!isMeant) return
  try {
    await api.POST('/api/v1/workflows/{id}/archive', at(id))
    toast.success(words.archived(name))
  } catch (error) {
    toast.error(words.archiveFailed, error)
  }
  await refreshWorkflows()
}

/** What is stored becomes the version that new requests go by. */
export async function publishStored({ id, name }: Named): Promise<void> {
  const words = t().workflows
  try {
    await publishWorkflow(id)
    toast.success(words.published(name))
  } catch (error) {
    toast.error(words.publishFailed, error)
  }
  await refreshWorkflows()
}

const intent = createIntent()

/** The id of a draft that draws the same. */
export async function copyWorkflow({ id, name }: Named): Promise<number | undefined> {
  const words = t().workflows
  try {
    const { description, category, form_schema, callbacks, options, bpmn_xml } = await workflowQuery(id).load(
      new AbortController().signal,
    )
    const body = { ...{ description, category, form_schema, callbacks, options, bpmn_xml }, name: words.copyName(name) }
    const made = await createWorkflow(body, intent.keyFor([id, body]))
    intent.done()
    toast.success(words.copied(made.name))
    await refreshWorkflows()
    return made.id
  } catch (error) {
    toast.error(words.copyFailed, error)
    return undefined
  }
}
