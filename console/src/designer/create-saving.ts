import { createSignal } from 'solid-js'
import { ApiError } from '../../api/api-error.ts'
import { createIntent } from '../../api/intent.ts'
import { queryClient } from '../../api/query-client.ts'
import { t } from '../../i18n/language.ts'
import { createForm } from '../../ui/create-form.ts'
import { toast } from '../../ui/toast.ts'
import { flowRecordQuery } from '../flow-reads.ts'
import type { Flow, FlowStatus } from '../flow-records.ts'
import { createFlow, updateFlow } from '../flow-writes.ts'
import type { DrawingState } from './create-drawing.ts'
import type { Validation } from './create-validation.ts'
import { flushDrafts } from './panel/draft-text.ts'
import { checkFlowDraft, emptyFlowDraft, type FlowDraft, flowBodyOf, flowDraftOf } from './settings/flow-draft.ts'

type Options = {
  flow: Flow | undefined
  drawing: () => DrawingState | undefined
  validation: () => Validation | undefined
  onCreated: (flow: Flow) => void
}

const staleCodes = [40901, 40902]

export type Saving = ReturnType<typeof createSaving>

/** The flow's settings, and all of it on its way to the server. */
export function createSaving({ flow, drawing, validation, onCreated }: Options) {
  const intent = createIntent()
  const [stored, setStored] = createSignal(flow)
  const [newer, setNewer] = createSignal<Flow>()
  const [revision, setRevision] = createSignal(flow?.revision)
  let wanted: FlowStatus | undefined

  const form = createForm<FlowDraft>({
    initial: flow ? flowDraftOf(flow) : emptyFlowDraft,
    check: checkFlowDraft,
    save: send,
  })

  async function send(draft: FlowDraft): Promise<void> {
    const current = drawing()
    if (!current) return
    const body = { ...flowBodyOf(draft, await current.write()), status: wanted ?? stored()?.status ?? 'draft' }
    try {
      const saved = await store(body)
      current.markSaved()
      setStored(saved)
      setRevision(saved.revision)
      await queryClient.invalidateQueries({ queryKey: ['flows'] })
      const { saved: said, enabled } = t().flows.saving
      toast.success(wanted === 'enabled' ? enabled(saved.name) : said(saved.name))
      if (!flow) onCreated(saved)
    } catch (error) {
      await explain(error)
      throw error
    }
  }

  async function store(body: ReturnType<typeof flowBodyOf>): Promise<Flow> {
    const known = stored()
    if (known) {
      return updateFlow(known.id, { ...body, revision: revision() ?? known.revision })
    }
    const created = await createFlow(body, intent.keyFor(body))
    intent.done()
    return created
  }

  async function explain(error: unknown): Promise<void> {
    if (!(error instanceof ApiError)) return
    const known = stored()
    if (known && staleCodes.includes(error.code)) {
      setNewer(await flowRecordQuery(known.id).load(new AbortController().signal))
      return
    }
    toast.error(t().flows.saving.failed, error)
  }

  /** `status` as it was, when left out. False when it could not be saved, and the form says why. */
  async function save(status?: FlowStatus): Promise<boolean> {
    flushDrafts()
    const count = validation()?.problems().length ?? 0
    // Only a draft may be saved with something wrong in it.
    if (count > 0 && (status ?? stored()?.status ?? 'draft') !== 'draft') {
      toast.info(t().flows.saving.problems(count))
      return true
    }
    wanted = status
    return form.save()
  }

  return {
    form,
    save,
    stored,
    newer,
    forgetNewer: (): void => void setNewer(undefined),
    /** From now on what is saved goes over this one. */
    accept(record: Flow): void {
      setStored(record)
      setRevision(record.revision)
      setNewer(undefined)
    },
  }
}
