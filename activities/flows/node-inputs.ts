import { judgeAll } from '../../bpmn/feel/evaluate-all.ts'
import type { Db } from '../../db/database.ts'
import { DomainError } from '../../domain/errors.ts'
import { expressionIn } from '../../domain/flows/expression-in.ts'
import { mostItems } from '../../domain/flows/fan-out.ts'
import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import { jsonParam } from '../../domain/jobs/job.ts'
import { nodesAskedFor, renderPlaceholders } from '../../domain/jobs/placeholder-rules.ts'
import { type Text, text } from '../../domain/text.ts'
import { contextOf, type FlowWalk, factsOf, resultsOf } from './flow-walk.ts'

/** What a node is done with: `element` when it is done for each of a list. */
export type Wanted = { node: Extract<FlowNode, { params: unknown }>; element?: { value: unknown; index: number } }
export type Inputs = { params: Record<string, unknown> } | { fault: Text }

/** The parameters of nodes, in their order, as their expressions come out. */
export async function nodeInputs(db: Db, walk: FlowWalk, wanted: Wanted[]): Promise<Inputs[]> {
  const asked = wanted.map(({ node }) => expressionsOf(node.params))
  const base = await contextOf(
    db,
    walk,
    asked.flat().map(([, expression]) => expression),
  )
  const requests = wanted.flatMap(({ element }, index) => {
    const context = element ? { ...base, item: element.value, index: element.index } : base
    return (asked[index] ?? []).map(([name, expression]) => ({ id: `${index}.${name}`, expression, context }))
  })
  const judged = await judgeAll(requests)
  return wanted.map(({ node }, index) => {
    const params = { ...node.params } as Record<string, unknown>
    for (const [name] of asked[index] ?? []) {
      const judgement = judged.get(`${index}.${name}`) ?? { value: null }
      if ('fault' in judgement) return { fault: judgement.fault }
      params[name] = judgement.value
    }
    return { params }
  })
}

/** By the parameter's name. */
function expressionsOf(params: Record<string, unknown>): [string, string][] {
  return Object.entries(params).flatMap(([name, value]): [string, string][] => {
    const expression = expressionIn(value)
    return expression === undefined ? [] : [[name, expression]]
  })
}

/** The list that a node is done for. */
export async function listOf(
  db: Db,
  walk: FlowWalk,
  expression: string,
): Promise<{ list: unknown[] } | { fault: Text }> {
  const context = await contextOf(db, walk, [expression])
  const judgement = (await judgeAll([{ id: 'list', expression, context }])).get('list') ?? { value: null }
  if ('fault' in judgement) return judgement
  const { value } = judgement
  if (!Array.isArray(value)) {
    return { fault: text(`“${expression}”得到的不是列表`, `"${expression}" did not come to a list`) }
  }
  if (value.length > mostItems) {
    return {
      fault: text(
        `列表有 ${value.length} 项，最多 ${mostItems} 项`,
        `The list has ${value.length} items; ${mostItems} are the most`,
      ),
    }
  }
  return { list: value }
}

type NotifyNode = Extract<FlowNode, { type: 'notify' }>

/** A message with its placeholders filled in. */
export async function worded(db: Db, walk: FlowWalk, node: NotifyNode): Promise<NotifyNode | { fault: Text }> {
  const { run, params } = walk
  const nodes = await resultsOf(db, walk, nodesAskedFor(node.title, node.content))
  const declared = Object.keys(params).map((name) => jsonParam(name))
  try {
    const definition = { timezone: run.definition.timezone, params: declared }
    const context = { ...factsOf(run), definition, params, nodes }
    const { title, content } = renderPlaceholders({ title: node.title, content: node.content }, context)
    return { ...node, title, content }
  } catch (error) {
    if (error instanceof DomainError) return { fault: error.text }
    throw error
  }
}
