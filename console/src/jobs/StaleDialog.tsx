import { createEffect, createSignal } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { Job } from './job-records.ts'

type StaleDialogProps = {
  newer: Job | undefined
  onReload: (job: Job) => void
  onOverwrite: (job: Job) => Promise<unknown>
  onClose: () => void
}

/** Somebody saved the job meanwhile: neither's work is lost without a decision. */
export function StaleDialog(props: StaleDialogProps) {
  const [job, setJob] = createSignal<Job>()
  createEffect(() => props.newer && setJob(props.newer))
  const withJob = (act: (job: Job) => unknown) => () => {
    const current = job()
    return current && act(current)
  }
  return (
    <Dialog
      isOpen={props.newer !== undefined}
      onClose={props.onClose}
      role="alertdialog"
      title={t().jobs.staleTitle}
      description={t().jobs.staleBody}
      footer={
        <>
          <Button onClick={withJob(props.onReload)}>{t().jobs.staleReload}</Button>
          <Button variant="danger" onClick={withJob(props.onOverwrite)}>
            {t().jobs.staleOverwrite}
          </Button>
        </>
      }
    />
  )
}
