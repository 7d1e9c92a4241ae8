import { createSignal } from 'solid-js'
import { ApiError } from '../../api/api-error.ts'
import { answerOf, api, once, type Schemas } from '../../api/client.ts'
import { createIntent } from '../../api/intent.ts'
import type { paths } from '../../api/schema.gen.ts'
import { importWords } from '../../i18n/import-words.ts'
import { toast } from '../../ui/toast.ts'
import { refreshUsers } from './user-actions.ts'

export type ImportAnswer = Schemas['UserImport']
export type ImportRow = ImportAnswer['rows'][number]
type Query = NonNullable<paths['/api/v1/users/import']['post']['parameters']['query']>
export type Existing = NonNullable<Query['existing']>
export type Invite = NonNullable<Query['invite']>

/** A file on its way: chosen, looked at, imported. */
export function createUserImport() {
  const [file, setFile] = createSignal<File>()
  const [preview, setPreview] = createSignal<ImportAnswer>()
  /** The numbers of the rows that another preview found otherwise than the one that was to be committed. */
  const [changed, setChanged] = createSignal<ReadonlySet<number>>(new Set())
  const [problem, setProblem] = createSignal<unknown>()
  const [done, setDone] = createSignal<ImportAnswer>()
  const [isBusy, setBusy] = createSignal(false)
  const [existing, setExisting] = createSignal<Existing>('refuse')
  const [invite, setInvite] = createSignal<Invite>('none')
  const intent = createIntent()

  function startOver(): void {
    setFile(undefined)
    setPreview(undefined)
    setDone(undefined)
    setProblem(undefined)
    setChanged(new Set<number>())
    setExisting('refuse')
    setInvite('none')
  }

  async function choose(chosen: File): Promise<void> {
    setProblem(undefined)
    await busy(async () => {
      try {
        // Kept as it is now: what is imported is what was looked at, whatever becomes of the file meanwhile.
        const kept = new File([await chosen.arrayBuffer()], chosen.name, { type: chosen.type })
        const answer = await send(kept, { mode: 'preview', existing: existing() })
        setFile(kept)
        setPreview(answer)
      } catch (error) {
        setProblem(error)
      }
    })
  }

  async function decideExisting(next: Existing): Promise<void> {
    setExisting(next)
    setChanged(new Set<number>())
    await busy(look)
  }

  async function look(): Promise<void> {
    const chosen = file()
    if (!chosen) return
    try {
      setPreview(await send(chosen, { mode: 'preview', existing: existing() }))
    } catch (error) {
      toast.error(importWords().failed, error)
    }
  }

  async function commit(): Promise<void> {
    const chosen = file()
    const seen = preview()
    if (!chosen || !seen) return
    const wish: Query = {
      mode: 'commit',
      rows: seen.invalid > 0 ? 'valid' : 'all',
      existing: existing(),
      invite: seen.counts.new > 0 ? invite() : 'none',
      plan: seen.plan,
    }
    await busy(async () => {
      try {
        setDone(await send(chosen, wish, intent.keyFor(wish)))
        intent.done()
        await refreshUsers()
      } catch (error) {
        await lookAgain(seen, error)
      }
    })
  }

  /** A refusal is an answer, so that the next try is another wish; without an answer it may have gone through. */
  async function lookAgain(seen: ImportAnswer, error: unknown): Promise<void> {
    const isRefused = error instanceof ApiError && !error.isOffline
    if (isRefused) intent.done()
    await look()
    const others = rowsThatDiffer(seen, preview())
    setChanged(others)
    if (others.size === 0) toast.error(importWords().failed, error)
  }

  async function busy(work: () => Promise<void>): Promise<void> {
    setBusy(true)
    await work().finally(() => setBusy(false))
  }

  return {
    file,
    preview,
    changed,
    problem,
    done,
    isBusy,
    existing,
    invite,
    setInvite,
    startOver,
    choose,
    decideExisting,
    commit,
  }
}

export type UserImport = ReturnType<typeof createUserImport>

function rowsThatDiffer(before: ImportAnswer, after: ImportAnswer | undefined): Set<number> {
  const said = new Map(before.rows.map((row) => [row.row, JSON.stringify([row.outcome, row.before, row.errors])]))
  const others = (after?.rows ?? []).filter(
    (row) => said.get(row.row) !== JSON.stringify([row.outcome, row.before, row.errors]),
  )
  return new Set(others.map(({ row }) => row))
}

export function importFormOf(file: File): FormData {
  const form = new FormData()
  form.set('file', file)
  return form
}

function send(file: File, query: Query, key?: string): Promise<ImportAnswer> {
  return answerOf(
    api.POST('/api/v1/users/import', {
      params: { query },
      body: importFormOf(file) as never,
      bodySerializer: (body: unknown) => body as FormData,
      ...(key !== undefined && once(key)),
    }),
  )
}
