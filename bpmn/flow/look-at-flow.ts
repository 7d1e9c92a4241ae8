import { checkGraph, type RawGraph } from '../../domain/flows/check-graph.ts'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import { listPlaceholderProblems } from '../../domain/flows/placeholder-problems.ts'
import { listExpressionProblems } from './expression-problems.ts'
import { type Input, listInputs } from './input-shapes.ts'
import { readFlow } from './read-flow.ts'
import { writeFlow } from './write-flow.ts'

/** One of the two forms of a flow. */
export type FlowForm = { dag_config: RawGraph } | { bpmn_xml: string }

/** `graph` is there when its form is right; `bpmn_xml` as it came or, when nothing is wrong with the graph, drawn. */
/** `name`: of the process that a file draws. `inputs`: of a graph in which nothing is wrong. */
export type SeenFlow = {
  name?: string
  problems: GraphProblem[]
  graph?: FlowGraph
  bpmn_xml?: string
  inputs?: Input[]
}

/** Both forms of a flow, and everything in it that keeps it from being run. */
export async function lookAtFlow(form: FlowForm): Promise<SeenFlow> {
  const drawn = 'bpmn_xml' in form ? await readFlow(form.bpmn_xml) : { graph: form.dag_config, problems: [] }
  const { graph, problems } = checkGraph(drawn.graph)
  const isSound = graph !== undefined && problems.length === 0
  const all = [
    ...drawn.problems,
    ...problems,
    ...(isSound ? [...listExpressionProblems(graph), ...listPlaceholderProblems(graph)] : []),
  ]
  const xml = 'bpmn_xml' in form ? form.bpmn_xml : isSound ? await writeFlow(graph) : undefined
  return {
    problems: all,
    ...(graph && { graph }),
    ...(xml !== undefined && { bpmn_xml: xml }),
    ...(graph && all.length === 0 && { inputs: listInputs(graph) }),
    ...('name' in drawn && { name: drawn.name }),
  }
}
