import { createSignal, For, Show } from 'solid-js'
import { asApiError } from '../../api/api-error.ts'
import { answerOf, api } from '../../api/client.ts'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DateTimePicker } from '../../ui/DateTimePicker.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.ts'
import { ColleaguePicker } from './ColleaguePicker.tsx'
import { refreshProxies, startableQuery } from './people-queries.ts'

type Fields = Record<'proxy_id' | 'starts_at' | 'ends_at' | 'user_id', string>

/** Who decides for whom, from when to when. */
export function ProxyDialog(props: { onClose: () => void }) {
  const words = () => t().approvalPeople
  const [owner, setOwner] = createSignal<number>()
  const [proxy, setProxy] = createSignal<number>()
  const [startsAt, setStartsAt] = createSignal(new Date().toISOString())
  const [endsAt, setEndsAt] = createSignal('')
  const [workflows, setWorkflows] = createSignal<number[]>([])
  const [reason, setReason] = createSignal('')
  const [errors, setErrors] = createSignal<Partial<Fields>>({})
  const [isSaving, setSaving] = createSignal(false)
  const definitions = createRecord(() => startableQuery())

  async function save(): Promise<void> {
    const required = t().form.required
    const missing: Partial<Fields> = {
      ...(proxy() === undefined && { proxy_id: required(words().proxy) }),
      ...(startsAt() === '' && { starts_at: required(words().startsAt) }),
      ...(endsAt() === '' && { ends_at: required(words().endsAt) }),
    }
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    setSaving(true)
    try {
      const body = {
        ...(owner() !== undefined && { user_id: owner() as number }),
        ...{ proxy_id: proxy() ?? 0, workflow_ids: workflows(), reason: reason().trim() },
        ...{ starts_at: startsAt(), ends_at: endsAt() },
      }
      await answerOf(api.POST('/api/v1/approval-proxies', { body }))
      toast.success(words().proxySaved)
      await refreshProxies()
      props.onClose()
    } catch (error) {
      const fields = asApiError(error).errors
      setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      if (fields.length === 0) toast.error(words().proxyFailed, error)
    } finally {
      setSaving(false)
    }
  }

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={words().newProxy}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button variant="primary" pending={isSaving()} onClick={save}>
            {words().saveProxy}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <Show when={can('approval:operate')}>
          <ColleaguePicker
            label={words().proxyFor}
            help={words().proxyForHelp}
            required={false}
            value={owner()}
            error={errors().user_id}
            onChange={setOwner}
          />
        </Show>
        <ColleaguePicker
          label={words().proxy}
          help={words().proxyHelp}
          required
          value={proxy()}
          error={errors().proxy_id}
          onChange={setProxy}
        />
        <div class="grid gap-4 sm:grid-cols-2">
          <DateTimePicker
            label={words().startsAt}
            required
            value={startsAt()}
            error={errors().starts_at}
            onChange={setStartsAt}
          />
          <DateTimePicker
            label={words().endsAt}
            required
            value={endsAt()}
            error={errors().ends_at}
            onChange={setEndsAt}
          />
        </div>
        <Show when={(definitions.data()?.items.length ?? 0) > 0}>
          <fieldset>
            <legend class="mb-1 text-sm font-medium">{words().workflows}</legend>
            <div class="grid max-h-40 gap-1.5 overflow-y-auto rounded border border-line px-3 py-2">
              <For each={definitions.data()?.items}>
                {({ id, name }) => (
                  <Checkbox
                    label={name}
                    checked={workflows().includes(id)}
                    onChange={(isChosen) =>
                      setWorkflows(isChosen ? [...workflows(), id] : workflows().filter((one) => one !== id))
                    }
                  />
                )}
              </For>
            </div>
            <p class="mt-1 text-xs text-ink-3">{words().workflowsHelp}</p>
          </fieldset>
        </Show>
        <TextField label={words().reason} required={false} maxLength={500} value={reason()} onChange={setReason} />
      </div>
    </Dialog>
  )
}
