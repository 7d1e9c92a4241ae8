import type { RawGraph } from '../../../designer/notation.ts'
import type { Store } from '../../../designer/store.ts'
import { t } from '../../../i18n/language.ts'
import { refreshWorkflows } from '../workflow-actions.ts'
import { versionQuery, versionsQuery, workflowQuery } from '../workflow-reads.ts'
import type { Workflow } from '../workflow-records.ts'
import {
  checkWorkflow,
  createWorkflow,
  publishWorkflow,
  updateWorkflow,
  type WorkflowBody,
} from '../workflow-writes.ts'
import {
  checkWorkflowDraft,
  emptyWorkflowDraft,
  type WorkflowDraft,
  workflowBodyOf,
  workflowDraftOf,
} from './settings/workflow-draft.ts'

export type WorkflowWish = 'publish'

export const approvalStore: Store<Workflow, WorkflowDraft, WorkflowWish> = {
  draftOf: (workflow) => (workflow ? workflowDraftOf(workflow) : emptyWorkflowDraft),
  check: checkWorkflowDraft,
  isStrict: (_workflow, wish) => wish === 'publish',
  async save({ draft, bpmn_xml, wish, over, keyFor }) {
    const body = { ...workflowBodyOf(draft), bpmn_xml }
    const saved = over
      ? await updateWorkflow(over.record.id, { ...body, revision: over.revision })
      : await createWorkflow(body, keyFor(body))
    return wish === 'publish' ? publishWorkflow(saved.id) : saved
  },
  refresh: refreshWorkflows,
  record: workflowQuery,
  versions: versionsQuery,
  version(id, version) {
    const { key, load } = versionQuery(id, version)
    return {
      key,
      load: (signal) => load(signal).then(({ bpmn_xml, nodes, edges }) => ({ bpmn_xml, graph: { nodes, edges } })),
    }
  },
  validate(form, draft, signal) {
    const { form_schema, callbacks } = workflowBodyOf(draft)
    return checkWorkflow({ ...formOf(form), form_schema, callbacks }, signal)
  },
  words: () => {
    const { saved, published, problems } = t().workflowDesigner.saving
    return { saved: (name, wish) => (wish === 'publish' ? published(name) : saved(name)), problems }
  },
  hrefOf: ({ id }) => `/workflows/${id}/design`,
  statusOf: ({ status }) => t().workflows.statuses[status],
}

/** What somebody wrote as JSON may be anything; the server says what is wrong with it. */
function formOf(form: { bpmn_xml: string } | { graph: RawGraph }): Pick<WorkflowBody, 'bpmn_xml' | 'nodes' | 'edges'> {
  return 'graph' in form ? (form.graph as Pick<WorkflowBody, 'nodes' | 'edges'>) : form
}
