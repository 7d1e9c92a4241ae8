import { expect, test } from 'vitest'
import { z } from 'zod'
import { listWorkflowProblems } from '../../domain/approvals/definition-rules.ts'
import { type WorkflowGraph, workflowEdge, workflowNode } from '../../domain/approvals/workflow-graph.ts'
import { randomDefinition } from '../../tooling/testing/random-definitions.ts'
import { readApproval } from './read-approval.ts'
import { writeApproval } from './write-approval.ts'

const graphOf = ({ nodes, edges }: { nodes: unknown[]; edges: unknown[] }): WorkflowGraph => ({
  nodes: nodes.map((node) => workflowNode.parse(node)),
  edges: edges.map((edge) => workflowEdge.parse(edge)),
})

async function again(graph: WorkflowGraph): Promise<WorkflowGraph> {
  const { graph: read, problems } = await readApproval(await writeApproval(graph))
  expect(problems).toEqual([])
  return graphOf(read)
}

test('a graph that is drawn and read again is the same (300 graphs)', async () => {
  const seen = new Set<string>()
  for (let seed = 1; seed <= 300; seed++) {
    const graph = randomDefinition(seed)
    expect(await again(graph), `seed ${seed}`).toEqual(graph)
    note(graph, seen)
  }
  expect(fieldsOfSchema().filter((field) => !seen.has(field))).toEqual([])
})

test('without ids of its own an edge has that of what draws it', async () => {
  const graph = graphOf({
    nodes: [
      { id: 's', type: 'start' },
      { id: 'Edge', type: 'end' },
    ],
    edges: [{ source: 's', target: 'Edge' }],
  })
  expect((await again(graph)).edges).toEqual([{ ...graph.edges[0], id: 'Edge_2' }])
})

test('what is drawn has the problems of its graph, and no others', async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const graph = randomDefinition(seed)
    expect(listWorkflowProblems(await again(graph))).toEqual(listWorkflowProblems(graph))
  }
})

/** Each field that has a value, as `approval.timeout.seconds`. */
function note({ nodes, edges }: WorkflowGraph, seen: Set<string>): void {
  for (const edge of edges) noteFields('edge', edge, seen)
  for (const { type, config, ...node } of nodes) {
    noteFields('node', node, seen)
    noteFields(type, config, seen)
    if (type === 'subprocess') note({ nodes: config.nodes ?? [], edges: config.edges ?? [] }, seen)
  }
}

function noteFields(under: string, value: unknown, seen: Set<string>): void {
  if (value === undefined) return
  seen.add(under)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  for (const [name, inner] of Object.entries(value)) noteFields(`${under}.${name}`, inner, seen)
}

type Schema = { properties?: Record<string, Schema>; const?: string; anyOf?: Schema[]; oneOf?: Schema[] }

/** The same of the schema itself. */
function fieldsOfSchema(): string[] {
  const options = { io: 'input', unrepresentable: 'any' } as const
  const { $defs, ...node } = z.toJSONSchema(workflowNode, options) as Schema & { $defs?: Record<string, Schema> }
  const kinds = [node, ...Object.values($defs ?? {})].flatMap(({ oneOf = [], anyOf = [] }) => [...oneOf, ...anyOf])
  const ofNodes = kinds.flatMap(({ properties = {} }) => fieldsUnder(String(properties.type?.const), properties.config))
  return [...ofNodes, ...fieldsUnder('edge', z.toJSONSchema(workflowEdge, options) as Schema)]
}

function fieldsUnder(under: string, { properties = {}, anyOf = [] }: Schema = {}): string[] {
  return [
    ...anyOf.flatMap((option) => fieldsUnder(under, option)),
    ...Object.entries(properties).flatMap(([name, inner]) => [
      `${under}.${name}`,
      ...fieldsUnder(`${under}.${name}`, inner),
    ]),
  ]
}
