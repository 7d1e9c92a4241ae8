import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import { toneLook } from '../../ui/status.ts'
import type { NodeType, RunNode } from '../flow-records.ts'
import { nodeLook } from './node-state.ts'

type NodeStatusProps = { node: RunNode | undefined; type: NodeType | undefined; isLarge?: boolean }

/** The state of a node as shape, colour and word. */
export function NodeStatus(props: NodeStatusProps) {
  const look = () => nodeLook(props.node, props.type)
  const colours = () => toneLook[look().tone]
  return (
    <span
      class={`inline-flex items-center gap-1.5 text-sm whitespace-nowrap ${colours().text}`}
      classList={{ [`h-6 rounded px-2 font-medium ${colours().soft}`]: props.isLarge ?? false }}
      data-tip={props.node?.is_kept ? t().flowRuns.keptHelp : undefined}
    >
      <Dynamic
        component={look().icon}
        size={14}
        class={`shrink-0 ${look().isMoving ? 'animate-spin' : ''}`}
        aria-hidden="true"
      />
      <span>
        {look().word}
        <Show when={(props.node?.attempt ?? 1) > 1 && !props.node?.is_kept}>
          {' · '}
          {t().runs.attemptNumber(props.node?.attempt ?? 1)}
        </Show>
      </span>
    </span>
  )
}
