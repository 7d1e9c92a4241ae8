import { createSignal } from 'solid-js'
import { ApiError } from '../api/api-error.ts'
import { createIntent } from '../api/intent.ts'
import { t } from '../i18n/language.ts'
import { createForm } from '../ui/create-form.ts'
import { toast } from '../ui/toast.ts'
import type { DrawingState } from './create-drawing.ts'
import type { Validation } from './create-validation.ts'
import { flushDrafts } from './panel/draft-text.ts'
import type { Settings, Store, Stored } from './store.ts'

type Options<R extends Stored, D extends Settings, W extends string> = {
  record: R | undefined
  store: Store<R, D, W>
  drawing: () => Pick<DrawingState, 'write' | 'markSaved'> | undefined
  validation: () => Pick<Validation, 'problems'> | undefined
  onCreated: (record: R) => void
}

const staleCodes = [40901, 40902]

export type Saving<R extends Stored, D extends Settings, W extends string> = ReturnType<typeof createSaving<R, D, W>>

/** The settings of what is drawn, and all of it on its way to the server. */
export function createSaving<R extends Stored, D extends Settings, W extends string>(options: Options<R, D, W>) {
  const { record, store, drawing, validation, onCreated } = options
  const intent = createIntent()
  const [stored, setStored] = createSignal<R | undefined>(record)
  const [newer, setNewer] = createSignal<R>()
  const [revision, setRevision] = createSignal(record?.revision)
  let wanted: W | undefined

  const form = createForm<D>({
    initial: store.draftOf(record),
    check: (draft) => store.check(draft),
    save: send,
  })

  async function send(draft: D): Promise<void> {
    const current = drawing()
    if (!current) return
    const known = stored()
    try {
      const saved = await store.save({
        ...{ draft, bpmn_xml: await current.write(), wish: wanted },
        over: known && { record: known, revision: revision() ?? known.revision },
        keyFor: (body) => intent.keyFor(body),
      })
      intent.done()
      current.markSaved()
      accept(saved)
      await store.refresh()
      toast.success(store.words().saved(saved.name, wanted))
      if (!record) onCreated(saved)
    } catch (error) {
      await explain(error)
      throw error
    }
  }

  async function explain(error: unknown): Promise<void> {
    if (!(error instanceof ApiError)) return
    const known = stored()
    if (known && staleCodes.includes(error.code)) {
      const current = await store.record(known.id).load(new AbortController().signal)
      // Not every conflict is about the revision: a name may be taken.
      if (current.revision !== revision()) return void setNewer(() => current)
    }
    toast.error(t().designer.saving.failed, error)
  }

  /** From now on what is saved goes over this one. */
  function accept(found: R): void {
    setStored(() => found)
    setRevision(found.revision)
    setNewer(undefined)
  }

  /** As it was, without a wish. False when it could not be saved, and the form says why. */
  async function save(wish?: W): Promise<boolean> {
    flushDrafts()
    const count = validation()?.problems().length ?? 0
    if (count > 0 && store.isStrict(stored(), wish)) {
      toast.info(store.words().problems(count))
      return true
    }
    wanted = wish
    return form.save()
  }

  return { form, save, stored, newer, accept, forgetNewer: (): void => void setNewer(undefined) }
}
