import CirclePause from 'lucide-solid/icons/circle-pause'
import { Match, Switch } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Badge, StatusBadge } from '../../ui/StatusBadge.tsx'
import type { FlowRun, FlowRunStatus } from '../flow-records.ts'

type Shown = Pick<FlowRun, 'status'> & Partial<Pick<FlowRun, 'is_stopping' | 'skip_reason' | 'workflow_id'>>

/** The state of a run of a flow, in shape, colour and word. */
export function FlowRunStatusBadge(props: { run: Shown; isLarge?: boolean }) {
  const isPlain = (): boolean => !props.isLarge
  const detail = (): string | undefined => {
    const { skip_reason: reason, is_stopping, status, workflow_id } = props.run
    if (is_stopping) return t().flowRuns.stopping
    if (reason) return t().runs.skipReasons[reason]
    return status === 'waiting' && workflow_id === null ? t().runs.inLine : undefined
  }
  return (
    <Switch>
      <Match when={props.run.status === 'paused'}>
        <Badge tone="cancelled" icon={CirclePause} plain={isPlain()}>
          {props.run.is_stopping ? t().flowRuns.stopping : t().flowRuns.paused}
        </Badge>
      </Match>
      <Match when={toneOfRun(props.run.status)}>
        {(tone) => <StatusBadge status={tone()} detail={detail()} plain={isPlain()} />}
      </Match>
    </Switch>
  )
}

export const toneOfRun = (status: FlowRunStatus) => (status === 'paused' ? undefined : status)

/** For filters, that know of the pause too. */
export const runStatusLabels = (): Record<FlowRunStatus, string> => ({ ...t().status, paused: t().flowRuns.paused })
