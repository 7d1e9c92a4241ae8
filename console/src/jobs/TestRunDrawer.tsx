import { Show, Suspense } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { t } from '../i18n/language.ts'
import { piece } from '../i18n/page.ts'
import { Drawer } from '../ui/Drawer.tsx'
import { Duration } from '../ui/Duration.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { isOpen } from './create-run-actions.ts'
import { createRunOutput } from './create-run-output.ts'
import { downloadOutput } from './download-output.ts'
import { JsonView } from './JsonView.tsx'
import { runQuery } from './job-queries.ts'
import type { RunDetail } from './job-records.ts'
import { RunNotice } from './RunNotice.tsx'
import { RunStatusBadge } from './run-columns.tsx'

const LogViewer = piece(
  () => import('../ui/log/LogViewer.tsx').then((module) => ({ default: module.LogViewer })),
  'log',
)

const openMs = 1_000

/** The test run of what stands in the form, beside the form. */
export function TestRunDrawer(props: { runId: number; onClose: () => void }) {
  const record = createRecord(() => ({
    ...runQuery(Number(props.runId)),
    everyMs: (run: RunDetail | undefined) => (!run || isOpen(run) ? openMs : false),
  }))
  const output = createRunOutput(
    () => props.runId,
    () => void record.refetch(),
  )
  return (
    <Drawer isOpen onClose={props.onClose} title={t().jobs.testRun}>
      <Show when={record.data()} fallback={<Skeleton class="h-6 w-32" />}>
        {(run) => (
          <>
            <div class="flex items-center gap-3">
              <RunStatusBadge run={run()} isLarge />
              <Duration ms={run().duration} since={run().status === 'running' ? run().start_time : null} />
            </div>
            <RunNotice run={run()} />
            <h3 class="mt-4 mb-1 text-sm font-medium">{t().runs.output}</h3>
            <Suspense fallback={<Skeleton class="h-60 w-full" />}>
              <LogViewer
                log={output.log}
                isLive={isOpen(run())}
                onDownload={() => downloadOutput(props.runId)}
                emptyText={isOpen(run()) ? t().runs.noOutputYet : t().runs.noOutput}
              />
            </Suspense>
            <h3 class="mt-4 mb-1 text-sm font-medium">{t().runs.result}</h3>
            <JsonView value={run().result} emptyText={t().runs.noResult} />
          </>
        )}
      </Show>
    </Drawer>
  )
}
