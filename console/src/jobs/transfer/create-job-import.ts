import { createSignal } from 'solid-js'
import { ApiError } from '../../api/api-error.ts'
import { answerOf, api, once, type Schemas } from '../../api/client.ts'
import { createIntent } from '../../api/intent.ts'
import type { paths } from '../../api/schema.gen.ts'
import { jobTransferWords } from '../../i18n/job-transfer-words.ts'
import { toast } from '../../ui/toast.ts'
import { refreshJobs } from '../create-job-actions.ts'

export type ImportAnswer = Schemas['JobImport']
export type ImportedJob = ImportAnswer['jobs'][number]
type Query = NonNullable<paths['/api/v1/jobs/import']['post']['parameters']['query']>

/** A file of jobs on its way: chosen, looked at, imported. */
export function createJobImport() {
  const [file, setFile] = createSignal<File>()
  const [preview, setPreview] = createSignal<ImportAnswer>()
  const [isChanged, setChanged] = createSignal(false)
  const [problem, setProblem] = createSignal<unknown>()
  const [done, setDone] = createSignal<ImportAnswer>()
  const [isBusy, setBusy] = createSignal(false)
  const [isPaused, setPaused] = createSignal(false)
  const intent = createIntent()
  const status = (): 'file' | 'disabled' => (isPaused() ? 'disabled' : 'file')

  function startOver(): void {
    setFile(undefined)
    setPreview(undefined)
    setDone(undefined)
    setProblem(undefined)
    setChanged(false)
    setPaused(false)
  }

  async function choose(chosen: File): Promise<void> {
    setProblem(undefined)
    await busy(async () => {
      try {
        // Kept as it is now: what is imported is what was looked at, whatever becomes of the file meanwhile.
        const kept = new File([await chosen.arrayBuffer()], chosen.name, { type: chosen.type })
        setPreview(await send(kept, { mode: 'preview', status: status() }))
        setFile(kept)
      } catch (error) {
        setProblem(error)
      }
    })
  }

  async function decidePaused(next: boolean): Promise<void> {
    setPaused(next)
    setChanged(false)
    await busy(look)
  }

  async function look(): Promise<void> {
    const chosen = file()
    if (!chosen) return
    try {
      setPreview(await send(chosen, { mode: 'preview', status: status() }))
    } catch (error) {
      toast.error(jobTransferWords().failed, error)
    }
  }

  async function commit(): Promise<void> {
    const chosen = file()
    const seen = preview()
    if (!chosen || !seen) return
    const rows = seen.counts.error > 0 ? 'valid' : 'all'
    const wish: Query = { mode: 'commit', rows, status: status(), plan: seen.plan }
    await busy(async () => {
      try {
        setDone(await send(chosen, wish, intent.keyFor(wish)))
        intent.done()
        await refreshJobs()
      } catch (error) {
        // A refusal is an answer, so that the next try is another wish; without an answer it may have gone through.
        if (error instanceof ApiError && !error.isOffline) intent.done()
        await look()
        if (preview()?.plan === seen.plan) toast.error(jobTransferWords().failed, error)
        else setChanged(true)
      }
    })
  }

  async function busy(work: () => Promise<void>): Promise<void> {
    setBusy(true)
    await work().finally(() => setBusy(false))
  }

  return { file, preview, isChanged, problem, done, isBusy, isPaused, decidePaused, startOver, choose, commit }
}

export type JobImport = ReturnType<typeof createJobImport>

function send(file: File, query: Query, key?: string): Promise<ImportAnswer> {
  const form = new FormData()
  form.set('file', file)
  return answerOf(
    api.POST('/api/v1/jobs/import', {
      params: { query },
      body: form as never,
      bodySerializer: (body: unknown) => body as FormData,
      ...(key !== undefined && once(key)),
    }),
  )
}
