import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { type Text, text } from '../../../domain/text.ts'
import { type Element, elementOf } from '../../model/element.ts'
import type { DrawnProcess, ProcessKind } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** A condition is FEEL, and stands where somebody asks for it. */
export function conditionJudged({ kind, elements }: DrawnProcess): GraphProblem[] {
  return elements.flatMap((flow) => {
    const message = faultOf(kind, flow)
    return message ? [problemAt(flow, 'condition-judged', message)] : []
  })
}

function faultOf(kind: ProcessKind, flow: Element): ((name: string) => Text) | undefined {
  const condition = elementOf(flow, 'conditionExpression')
  if (!condition) return undefined
  if (!isFeel(condition)) return inFeel
  // An approval's start is left like any other node.
  return kind === 'flow' && elementOf(flow, 'sourceRef')?.$type === 'bpmn:StartEvent' ? notAtStart : undefined
}

function isFeel(expression: Element): boolean {
  // What is not said to be formal keeps its language among what its kind does not have.
  const unknown = expression.$attrs as { language?: unknown } | undefined
  const language = expression.language ?? unknown?.language
  return typeof language !== 'string' || /feel/i.test(language)
}

const inFeel = (name: string) =>
  text(`连线“${name}”的条件须用 FEEL 书写`, `The condition of the flow "${name}" has to be FEEL`)
const notAtStart = (name: string) =>
  text(
    `连线“${name}”从开始事件出发，不能带条件`,
    `The flow "${name}" leaves a start event, where no condition is judged`,
  )
