import { text } from '../text.ts'
import type { FlowGraph } from './flow-graph.ts'
import type { GraphProblem } from './graph-rules.ts'

/** Every name stands for one thing in expressions: a node, what a flow gives them beside the nodes, or what FEEL has itself. */
export function nameProblems({ nodes }: FlowGraph): GraphProblem[] {
  const reserved = nodes.filter(({ id }) => reservedNames.has(id)).map(({ id }) => reservedProblem(id))
  const alike = [...Map.groupBy(nodes, ({ id }) => readAs(id)).values()].flatMap((same) => {
    const [first, ...others] = [...new Set(same.map(({ id }) => id))]
    return first === undefined ? [] : others.map((id) => alikeProblem(id, first))
  })
  return [...reserved, ...alike]
}

/** People cannot tell such ids apart, and neither do tools that normalise what they read. */
function readAs(id: string): string {
  return id.normalize('NFKC')
}

function reservedProblem(id: string): GraphProblem {
  return {
    element_id: id,
    rule: 'reserved-name',
    message: text(
      `节点不能叫“${id}”：表达式里这个名字已有含义`,
      `No node can have the id "${id}": in expressions this name means something else`,
    ),
  }
}

function alikeProblem(id: string, other: string): GraphProblem {
  return {
    element_id: id,
    rule: 'reserved-name',
    message: text(
      `节点“${id}”与“${other}”的名字在表达式里无法区分`,
      `The nodes "${id}" and "${other}" have the same name in expressions`,
    ),
  }
}

const ownNames = ['params', 'nodes', 'item', 'index', 'partial']
/** A context that has one of these hides the word or the function from every expression. */
const words = [
  'and',
  'between',
  'else',
  'every',
  'external',
  'false',
  'for',
  'function',
  'if',
  'in',
  'instance',
  'null',
]
const moreWords = ['of', 'or', 'return', 'satisfies', 'some', 'then', 'true', 'list', 'context', 'range']
const functions = [
  ...['abs', 'after', 'all', 'any', 'append', 'before', 'ceiling', 'coincides', 'concatenate', 'contains', 'count'],
  ...['date', 'decimal', 'duration', 'during', 'even', 'exp', 'finishes', 'flatten', 'floor', 'includes', 'is', 'log'],
  ...['matches', 'max', 'mean', 'median', 'meets', 'min', 'mode', 'modulo', 'not', 'now', 'number', 'odd', 'overlaps'],
  ...['product', 'remove', 'replace', 'reverse', 'sort', 'split', 'sqrt', 'starts', 'stddev', 'string', 'sublist'],
  ...['substring', 'sum', 'time', 'today', 'union'],
]
const reservedNames = new Set([...ownNames, ...words, ...moreWords, ...functions])
