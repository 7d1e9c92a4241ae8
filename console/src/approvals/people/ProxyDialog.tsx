import { For, Show } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DateTimePicker } from '../../ui/DateTimePicker.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ColleaguePicker } from './ColleaguePicker.tsx'
import { createProxy } from './create-proxy.ts'
import { startableQuery } from './people-queries.ts'

/** Who decides for whom, from when to when. */
export function ProxyDialog(props: { onClose: () => void }) {
  const words = () => t().approvalPeople
  const { draft, set, errors, isSaving, save } = createProxy({ onSaved: () => props.onClose() })
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
            value={draft.owner}
            error={errors().user_id}
            onChange={(id) => set('owner', id)}
          />
        </Show>
        <ColleaguePicker
          label={words().proxy}
          help={words().proxyHelp}
          required
          value={draft.proxy}
          error={errors().proxy_id}
          onChange={(id) => set('proxy', id)}
        />
        <div class="grid gap-4 sm:grid-cols-2">
          <DateTimePicker
            label={words().startsAt}
            required
            value={draft.startsAt}
            error={errors().starts_at}
            onChange={(at) => set('startsAt', at)}
          />
          <DateTimePicker
            label={words().endsAt}
            required
            value={draft.endsAt}
            error={errors().ends_at}
            onChange={(at) => set('endsAt', at)}
          />
        </div>
        <Definitions value={draft.workflows} onChange={(ids) => set('workflows', ids)} />
        <TextField
          label={words().reason}
          required={false}
          maxLength={500}
          value={draft.reason}
          onChange={(text) => set('reason', text)}
        />
      </div>
    </Dialog>
  )
}

function Definitions(props: { value: number[]; onChange: (ids: number[]) => void }) {
  const words = () => t().approvalPeople
  const record = createRecord(() => startableQuery())
  return (
    <Show when={(record.data()?.items.length ?? 0) > 0}>
      <fieldset>
        <legend class="mb-1 text-sm font-medium">{words().workflows}</legend>
        <div class="grid max-h-40 gap-1.5 overflow-y-auto rounded border border-line px-3 py-2">
          <For each={record.data()?.items}>
            {({ id, name }) => (
              <Checkbox
                label={name}
                checked={props.value.includes(id)}
                onChange={(isChosen) =>
                  props.onChange(isChosen ? [...props.value, id] : props.value.filter((one) => one !== id))
                }
              />
            )}
          </For>
        </div>
        <p class="mt-1 text-xs text-ink-3">{words().workflowsHelp}</p>
      </fieldset>
    </Show>
  )
}
