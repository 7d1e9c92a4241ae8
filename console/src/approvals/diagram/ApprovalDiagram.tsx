import Undo from 'lucide-solid/icons/undo-2'
import { createMemo } from 'solid-js'
import { Diagram } from '../../flows/runs/diagram/Diagram.tsx'
import { type EdgeState, edgeKey } from '../../flows/runs/diagram/edge-states.ts'
import type { NodeLook } from '../../flows/runs/node-state.ts'
import { t } from '../../i18n/language.ts'
import { type Tone, toneLook } from '../../ui/status.ts'
import type { Approval } from '../approval-queries.ts'

export type MarkedNodes = Pick<Approval, 'nodes' | 'edges'>
type State = Approval['nodes'][number]['state']

const tones: Record<State, Tone> = {
  waiting: 'waiting',
  running: 'running',
  done: 'success',
  rejected: 'failed',
  returned: 'timeout',
  skipped: 'skipped',
}

/** The drawing of a definition with how far a request has come through it. */
export function ApprovalDiagram(props: { xml: string; marked: MarkedNodes | undefined }) {
  const nodes = createMemo(() => new Map((props.marked?.nodes ?? []).map((node) => [node.id, node])))
  const edges = createMemo(
    () =>
      new Map(
        (props.marked?.edges ?? []).map(
          ({ source, target }) => [edgeKey(source, target), 'taken' as EdgeState] as const,
        ),
      ),
  )
  const look = (id: string): NodeLook | undefined => {
    const state = nodes().get(id)?.state
    if (!state || state === 'waiting') return undefined
    const tone = tones[state]
    const icon = state === 'returned' ? Undo : toneLook[tone].icon
    return { tone, icon, word: t().rehearsal.nodeStates[state], isMoving: false }
  }
  return <Diagram xml={props.xml} nodes={nodes()} look={look} edges={edges()} size="part" />
}
