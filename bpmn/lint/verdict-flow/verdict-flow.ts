import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { type Text, text } from '../../../domain/text.ts'
import { verdictOf } from '../../extension/approval/read-place.ts'
import type { Element } from '../../model/element.ts'
import type { DrawnProcess } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** An edge of an approval asks for one thing: a decision, or what its condition says. */
export function verdictFlow({ elements }: DrawnProcess): GraphProblem[] {
  return elements.flatMap((flow) => {
    const message = flow.$type === 'bpmn:SequenceFlow' ? faultOf(flow) : undefined
    return message ? [problemAt(flow, 'verdict-flow', message)] : []
  })
}

function faultOf(flow: Element): ((name: string) => Text) | undefined {
  if (flow.on === undefined) return undefined
  if (!verdictOf(flow)) return unknownVerdict
  return flow.conditionExpression === undefined ? undefined : bothAsked
}

const unknownVerdict = (name: string) =>
  text(
    `连线“${name}”的 on 须为 approved 或 rejected`,
    `The flow "${name}" follows a decision: its "on" is approved or rejected`,
  )
const bothAsked = (name: string) =>
  text(
    `连线“${name}”既写了审批结论又带条件，只能二选一；需要两者时请在后面加一个条件分支`,
    `The flow "${name}" asks for a decision and has a condition: it can have one of them; put a gateway behind it for the other`,
  )
