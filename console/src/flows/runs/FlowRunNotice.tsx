import { whyOf } from '../../jobs/RunNotice.tsx'
import { StatusNotice } from '../../ui/StatusNotice.tsx'
import type { FlowRun } from '../flow-records.ts'
import { toneOfRun } from './FlowRunStatus.tsx'

/** Why a run failed, or why there was none. */
export function FlowRunNotice(props: { run: FlowRun }) {
  return <StatusNotice tone={toneOfRun(props.run.status) ?? 'cancelled'} text={whyOf(props.run)} />
}
