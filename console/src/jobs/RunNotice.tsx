import { t } from '../i18n/language.ts'
import { StatusNotice } from '../ui/StatusNotice.tsx'
import type { RunDetail } from './job-records.ts'

/** Why a run failed, why there was none, or what it waits for. */
export function RunNotice(props: { run: RunDetail }) {
  const text = (): string | undefined => {
    const { ahead } = props.run
    return ahead ? t().runs.behind(ahead.run_id, ahead.count) : whyOf(props.run)
  }
  return <StatusNotice tone={props.run.status} text={text()} />
}

/** Why a run was skipped, or what went wrong in it. */
export function whyOf(run: Pick<RunDetail, 'skip_reason' | 'error_msg'>): string | undefined {
  const { skip_reason: reason, error_msg } = run
  return reason ? t().runs.skippedBecause(t().runs.skipReasons[reason]) : (error_msg ?? undefined)
}
