import { downstreamOf } from '../../../../../domain/flows/downstream.ts'
import type { FlowGraph } from '../../../../../domain/flows/flow-graph.ts'
import { answerOf, api } from '../../../api/client.ts'
import { t } from '../../../i18n/language.ts'
import { confirmAction } from '../../../ui/confirm.ts'
import { toast } from '../../../ui/toast.ts'
import { type FlowRun, type FlowRunDetail, isOpenRun, type RunNode } from '../../flow-records.ts'

export type NodeVerb = 'retry' | 'mark-success' | 'skip'
type Target = { run: FlowRun; node: RunNode; name: string; graph: FlowGraph }

/** As the server allows it. */
const allowed: Record<NodeVerb, readonly RunNode['status'][]> = {
  retry: ['failed', 'cancelled', 'skipped'],
  'mark-success': ['waiting', 'running', 'failed', 'skipped', 'cancelled'],
  skip: ['waiting', 'running', 'failed', 'cancelled'],
}

export const canChange = (verb: NodeVerb, { status }: Pick<RunNode, 'status'>): boolean =>
  allowed[verb].includes(status)

const calls = {
  retry: (path: { id: number; node: string }) =>
    api.POST('/api/v1/flow-runs/{id}/nodes/{node}/retry', { params: { path } }),
  'mark-success': (path: { id: number; node: string }) =>
    api.POST('/api/v1/flow-runs/{id}/nodes/{node}/mark-success', { params: { path } }),
  skip: (path: { id: number; node: string }) =>
    api.POST('/api/v1/flow-runs/{id}/nodes/{node}/skip', { params: { path } }),
}

/** Changes one node of a run, after saying what follows from it. */
export function createNodeControl(onChange: (run: FlowRunDetail) => void) {
  async function change(verb: NodeVerb, { run, node, name, graph }: Target): Promise<void> {
    const words = t().flowRuns
    const said = {
      retry: { title: words.retryTitle(name), body: words.retryBody, label: words.retry },
      'mark-success': {
        ...{ title: words.markTitle(name), body: words.markBody },
        ...{ label: words.markSuccess },
      },
      skip: { title: words.skipTitle(name), body: words.skipBody, label: words.skip },
    }[verb]
    const count = downstreamOf(graph, [node.node_id]).size
    const isConfirmed = await confirmAction({
      title: said.title,
      body: words.joined([
        ...(node.status === 'running' ? [words.stopsRunning] : []),
        said.body,
        words.follows(count),
        ...(isOpenRun(run) ? [] : [words.goesOn]),
      ]),
      confirmLabel: said.label,
      isDangerous: node.status === 'running',
    })
    if (!isConfirmed) return
    try {
      onChange(await answerOf(calls[verb]({ id: run.id, node: node.node_id })))
    } catch (error) {
      toast.error(words.changeFailed, error)
    }
  }

  /** True when the answer has arrived. */
  async function confirm(
    path: { id: number; node: string },
    body: { outcome: 'confirm' | 'reject'; comment: string },
  ): Promise<boolean> {
    const words = t().flowRuns
    try {
      onChange(await answerOf(api.POST('/api/v1/flow-runs/{id}/nodes/{node}/confirm', { params: { path }, body })))
      return true
    } catch (error) {
      toast.error(words.confirmFailed, error)
      return false
    }
  }

  return { change, confirm }
}
