import { createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import { asApiError } from '../../api/api-error.ts'
import { answerOf, api } from '../../api/client.ts'
import { t } from '../../i18n/language.ts'
import { toast } from '../../ui/toast.ts'
import { refreshProxies } from './people-queries.ts'

type Draft = {
  owner: number | undefined
  proxy: number | undefined
  startsAt: string
  endsAt: string
  workflows: number[]
  reason: string
}
type Errors = Partial<Record<'proxy_id' | 'starts_at' | 'ends_at' | 'user_id', string>>

/** An arrangement as it is filled in. */
export function createProxy(options: { onSaved: () => void }) {
  const nothing: Draft = {
    ...{ owner: undefined, proxy: undefined, startsAt: new Date().toISOString(), endsAt: '' },
    ...{ workflows: [], reason: '' },
  }
  const [draft, setDraft] = createStore(nothing)
  const [errors, setErrors] = createSignal<Errors>({})
  const [isSaving, setSaving] = createSignal(false)

  async function save(): Promise<void> {
    const missing = missingIn(draft)
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    setSaving(true)
    try {
      await answerOf(api.POST('/api/v1/approval-proxies', { body: bodyOf(draft) }))
      toast.success(t().approvalPeople.proxySaved)
      await refreshProxies()
      options.onSaved()
    } catch (error) {
      const fields = asApiError(error).errors
      setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      if (fields.length === 0) toast.error(t().approvalPeople.proxyFailed, error)
    } finally {
      setSaving(false)
    }
  }

  return { draft, set: setDraft, errors, isSaving, save }
}

function missingIn({ proxy, startsAt, endsAt }: Draft): Errors {
  const { required } = t().form
  const words = t().approvalPeople
  return {
    ...(proxy === undefined && { proxy_id: required(words.proxy) }),
    ...(startsAt === '' && { starts_at: required(words.startsAt) }),
    ...(endsAt === '' && { ends_at: required(words.endsAt) }),
  }
}

function bodyOf({ owner, proxy, startsAt, endsAt, workflows, reason }: Draft) {
  return {
    ...(owner !== undefined && { user_id: owner }),
    ...{ proxy_id: proxy ?? 0, workflow_ids: [...workflows], reason: reason.trim() },
    ...{ starts_at: startsAt, ends_at: endsAt },
  }
}
