import { firstForm } from '../../bpmn/form/first-form.ts'
import { linkToNode } from '../../db/approvals/flow-node-queries.ts'
import { heedApproval } from '../../db/approvals/heed-approval.ts'
import { insertApproval } from '../../db/approvals/instance-queries.ts'
import { getStartableVersion } from '../../db/approvals/open-approval.ts'
import { activeOf, departmentOf } from '../../db/approvals/people-queries.ts'
import type { Db } from '../../db/database.ts'
import type { FormData } from '../../domain/approvals/form.ts'
import { DomainError, faultInWords } from '../../domain/errors.ts'
import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import { type Text, text } from '../../domain/text.ts'
import type { FlowWalk } from './flow-walk.ts'
import { nodeInputs } from './node-inputs.ts'
import { failing, keyOf, type Start, type Turn, timeLimit } from './node-start.ts'

type ApprovalTurn = Turn & { node: Extract<FlowNode, { type: 'approval' }> }

/** Hands a request in, for whoever started the run, else for whoever published the flow; the node waits for its end. */
export async function startApproval(db: Db, walk: FlowWalk, turn: ApprovalTurn): Promise<Start> {
  const { run } = walk
  const { node } = turn
  const [given] = await nodeInputs(db, walk, [turn])
  if (!given || 'fault' in given) return failing(turn, given?.fault ?? noApplicant)
  const [applicantId] = await activeOf(db, [run.triggered_by ?? walk.plan.drawnBy ?? 0])
  if (applicantId === undefined) return failing(turn, noApplicant, 'refused')
  const ready = await readyOrFault(db, node.workflow_id, given.params)
  if ('fault' in ready) return failing(turn, ready.fault, 'refused')
  const departmentId = await departmentOf(db, applicantId)
  return {
    act: async (tx) => {
      const id = await insertApproval(tx, {
        ...ready,
        ...{ title: node.title ?? node.name ?? run.definition.name, selected: {}, isDraft: false },
        ...{ businessType: 'flow_run', businessId: run.id },
        ...{ applicantId, createdBy: applicantId, departmentId, traceId: run.trace_id },
      })
      await linkToNode(tx, id, run, node.id)
      await heedApproval(tx, { id, traceId: run.trace_id })
      return { ...keyOf(turn), status: 'running', ...timeLimit(walk, node) }
    },
  }
}

/** What the request goes by, and its form as it is kept. */
type ReadyApproval = { workflowId: number; workflowVersion: number; form: FormData }

async function readyOrFault(db: Db, workflowId: number, given: FormData): Promise<ReadyApproval | { fault: Text }> {
  try {
    const version = await getStartableVersion(db, workflowId)
    return { workflowId, workflowVersion: version.version, form: await firstForm(version, given) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { fault: faultInWords(error) }
  }
}

const noApplicant = text(
  '启动这次运行的人（或发布流程的人）已不能发起审批',
  'Whoever started the run, or published the flow, cannot hand in requests any more',
)
