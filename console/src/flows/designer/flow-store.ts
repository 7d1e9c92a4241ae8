import type { RawGraph } from '../../designer/notation.ts'
import type { Checked, Store } from '../../designer/store.ts'
import { t } from '../../i18n/language.ts'
import { refreshFlows } from '../create-flow-actions.ts'
import { flowRecordQuery, versionListQuery, versionRecordQuery } from '../flow-reads.ts'
import type { Flow } from '../flow-records.ts'
import { createFlow, type FlowForm, updateFlow, validateFlow } from '../flow-writes.ts'
import { checkFlowDraft, emptyFlowDraft, type FlowDraft, flowBodyOf, flowDraftOf } from './settings/flow-draft.ts'

/** As what it is to be saved; left out, it stays what it is. */
export type FlowWish = 'enabled' | 'draft'

export const flowStore: Store<Flow, FlowDraft, FlowWish> = {
  draftOf: (flow) => (flow ? flowDraftOf(flow) : emptyFlowDraft),
  check: checkFlowDraft,
  isStrict: (flow, wish) => (wish ?? flow?.status ?? 'draft') !== 'draft',
  async save({ draft, bpmn_xml, wish, over, keyFor }) {
    const body = { ...flowBodyOf(draft, bpmn_xml), status: wish ?? over?.record.status ?? 'draft' }
    if (over) return updateFlow(over.record.id, { ...body, revision: over.revision })
    return createFlow(body, keyFor(body))
  },
  refresh: refreshFlows,
  record: flowRecordQuery,
  versions: versionListQuery,
  version(id, version) {
    const { key, load } = versionRecordQuery(id, version)
    return {
      key,
      load: (signal) => load(signal).then(({ bpmn_xml, dag_config }) => ({ bpmn_xml, graph: dag_config })),
    }
  },
  async validate(form, _draft, signal): Promise<Checked> {
    const { dag_config, ...checked } = await validateFlow(formOf(form), signal)
    return { ...checked, graph: dag_config as RawGraph | undefined }
  },
  words: () => {
    const { saved, enabled, problems } = t().flows.saving
    return { saved: (name, wish) => (wish === 'enabled' ? enabled(name) : saved(name)), problems }
  },
  hrefOf: ({ id }) => `/flows/${id}/edit`,
  statusOf: ({ status }) => t().flows.statuses[status],
}

function formOf(form: { bpmn_xml: string } | { graph: RawGraph }): FlowForm {
  return 'graph' in form ? { dag_config: form.graph } : form
}
