import { isTerminal } from '../../../../bpmn/extension/read-edge.ts'
import type { Notation } from '../notation.ts'
import type { Connection, EventBus, Shape } from './services.ts'

const before = 2000

type Ends = { shape?: Shape; source?: Shape; target?: Shape; connection?: Connection; hints?: object }

/** Edges join two nodes once, nobody resizes anything but what others stand in, and nothing is dropped into a task. */
export class EdgeRules {
  static $inject = ['eventBus', 'notation']

  constructor(eventBus: EventBus, notation: Notation) {
    const isEnd = ({ businessObject, type }: Shape): boolean =>
      notation.kindOf(businessObject) !== undefined || type === 'bpmn:BoundaryEvent' || isTerminal(businessObject)
    const rule = (name: string, judge: (ends: Ends) => unknown): void =>
      eventBus.on<{ context: Ends }>(`commandStack.${name}.canExecute`, before, ({ context }) => judge(context))
    rule('shape.resize', ({ shape }) => (shape?.type === 'bpmn:SubProcess' ? undefined : false))
    rule('connection.start', ({ source }) => (source && isEnd(source) ? { type: 'bpmn:SequenceFlow' } : undefined))
    const judge = (ends: Ends) => judgeEnds(ends, isEnd)
    rule('connection.create', judge)
    rule('connection.reconnect', judge)
  }
}

/** Undefined leaves the answer to BPMN's own rules. */
function judgeEnds({ source, target, connection }: Ends, isEnd: (shape: Shape) => boolean): unknown {
  if (!source || !target || !isEnd(source) || !isEnd(target)) return undefined
  if (source === target || source.host === target || target.host) return false
  if (stand(source) && stand(target) && stand(source) !== stand(target)) return false
  if (target.type === 'bpmn:StartEvent' || source.type === 'bpmn:EndEvent') return false
  const isThere = pairsFrom(source).some((edge) => edge !== connection && edge.target === target)
  return isThere ? false : { type: 'bpmn:SequenceFlow' }
}

/** The process or sub-process in which it stands, which no edge leaves; undefined before it is placed. */
const stand = ({ businessObject }: Shape): unknown => businessObject.$parent

/** All edges of a node, those of its failure among them. */
function pairsFrom(source: Shape): Connection[] {
  const node = source.host ?? source
  return [node, ...(node.attachers ?? [])].flatMap(({ outgoing }) => outgoing ?? [])
}
