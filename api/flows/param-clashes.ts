import type { Input } from '../../bpmn/flow/input-shapes.ts'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import { kindMisfit, valueMisfit } from '../../domain/flows/param-fit.ts'
import type { JobParam } from '../../domain/jobs/job.ts'
import { type Text, text } from '../../domain/text.ts'

/** What jobs and flows declare, by their id. */
export type Declared = Map<number, JobParam[]>

/** Parameters of nodes that their job or flow does not have, or can never take. */
export function paramClashes({ nodes }: FlowGraph, inputs: Input[], declared: Declared): GraphProblem[] {
  const targets = new Map(nodes.map((node) => [node.id, targetOf(node)]))
  return inputs.flatMap((input) => {
    const params = declared.get(targets.get(input.node) ?? 0)
    if (!params) return []
    const param = params.find(({ name }) => name === input.name)
    const why = param ? misfit(param, input) : undeclared
    return why ? [{ element_id: input.node, rule: 'param-type', message: inParam(input, why) }] : []
  })
}

function targetOf(node: FlowGraph['nodes'][number]): number | undefined {
  if (node.type === 'job') return node.job_id
  return node.type === 'flow' ? node.flow_id : undefined
}

function misfit(param: JobParam, input: Input): Text | undefined {
  if ('value' in input) return valueMisfit(param, input.value)
  const kind = typeof input.shape === 'object' ? 'object' : input.shape
  return kindMisfit(param, kind === 'unknown' ? undefined : kind)
}

const undeclared = text('没有在任务或子流程里声明', 'is not declared by the job or the flow')

function inParam({ node, name }: Input, why: Text): Text {
  return text(`节点“${node}”的参数“${name}”${why.zh}`, `The parameter "${name}" of the node "${node}" ${why.en}`)
}
