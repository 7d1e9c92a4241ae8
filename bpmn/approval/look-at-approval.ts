import { checkDrawing } from '../../domain/approvals/check-drawing.ts'
import {
  listNodeProblems,
  listWorkflowProblems,
  type WorkflowProblem,
} from '../../domain/approvals/definition-rules.ts'
import type { FormSchema } from '../../domain/approvals/form.ts'
import { listFormUseProblems } from '../../domain/approvals/form-use-rules.ts'
import type { WorkflowGraph } from '../../domain/approvals/workflow-graph.ts'
import { listExpressionProblems } from './expression-problems.ts'
import { readApproval } from './read-approval.ts'
import { writeApproval } from './write-approval.ts'

/** One of the two forms of a definition, and the form that is handed in. */
export type ApprovalForm = ({ bpmn_xml: string } | WorkflowGraph) & { form_schema?: FormSchema | null | undefined }

/** `graph`: what of a drawing can be run. `bpmn_xml`: as it came or, where the graph can be drawn, drawn; else empty. */
export type SeenApproval = { name?: string; problems: WorkflowProblem[]; graph: WorkflowGraph; bpmn_xml: string }

/** Both forms of a definition, and everything in it that keeps it from being run, as far as it can be told from it alone. */
export async function lookAtApproval(form: ApprovalForm): Promise<SeenApproval> {
  if ('bpmn_xml' in form) return lookAtFile(form.bpmn_xml, form.form_schema)
  const { nodes, edges, form_schema } = form
  const graph = { nodes, edges }
  const problems = listWorkflowProblems(graph)
  return {
    graph,
    problems: [...problems, ...problemsWithForm(graph, form_schema)],
    bpmn_xml: problems.some(({ rule }) => undrawable.has(rule)) ? '' : await writeApproval(graph),
  }
}

function problemsWithForm(graph: WorkflowGraph, schema: FormSchema | null | undefined): WorkflowProblem[] {
  return [...listFormUseProblems(graph, schema), ...listExpressionProblems(graph, schema)]
}

/** Without them an element would be drawn twice, or a line would end nowhere. */
const undrawable = new Set(['unique-node', 'edge-ends'])

async function lookAtFile(bpmn_xml: string, schema: FormSchema | null | undefined): Promise<SeenApproval> {
  const { name, graph: drawn, problems } = await readApproval(bpmn_xml)
  const { graph, problems: misformed } = checkDrawing(drawn)
  // Where something is left out, ways end that go on in the drawing.
  const isWhole = problems.length === 0 && misformed.length === 0
  const ofGraph = isWhole ? listWorkflowProblems(graph) : listNodeProblems(graph)
  return {
    ...(name !== undefined && { name }),
    ...{ graph, bpmn_xml },
    problems: [...problems, ...misformed, ...ofGraph, ...problemsWithForm(graph, schema)],
  }
}
