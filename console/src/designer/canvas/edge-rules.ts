import { kindOf } from '../../../../../bpmn/extension/node-kinds.ts'
import { isTerminal } from '../../../../../bpmn/extension/read-edge.ts'
import type { Connection, EventBus, Shape } from './services.ts'

const before = 2000

type Ends = { source?: Shape; target?: Shape; connection?: Connection; hints?: object }

/** Edges join two nodes once, nobody resizes anything, and nothing is dropped into a task. */
export class FlowRules {
  static $inject = ['eventBus']

  constructor(eventBus: EventBus) {
    const rule = (name: string, judge: (ends: Ends) => unknown): void =>
      eventBus.on<{ context: Ends }>(`commandStack.${name}.canExecute`, before, ({ context }) => judge(context))
    rule('shape.resize', () => false)
    rule('connection.start', ({ source }) => (source && isEnd(source) ? { type: 'bpmn:SequenceFlow' } : undefined))
    rule('connection.create', judgeEnds)
    rule('connection.reconnect', judgeEnds)
  }
}

/** Undefined leaves the answer to BPMN's own rules. */
function judgeEnds({ source, target, connection }: Ends): unknown {
  if (!source || !target || !isEnd(source) || !isEnd(target)) return undefined
  if (source === target || source.host === target || target.host) return false
  if (target.type === 'bpmn:StartEvent' || source.type === 'bpmn:EndEvent') return false
  const isThere = pairsFrom(source).some((edge) => edge !== connection && edge.target === target)
  return isThere ? false : { type: 'bpmn:SequenceFlow' }
}

const isEnd = ({ businessObject, type }: Shape): boolean =>
  kindOf(businessObject) !== undefined || type === 'bpmn:BoundaryEvent' || isTerminal(businessObject)

/** All edges of a node, those of its failure among them. */
function pairsFrom(source: Shape): Connection[] {
  const node = source.host ?? source
  return [node, ...(node.attachers ?? [])].flatMap(({ outgoing }) => outgoing ?? [])
}
