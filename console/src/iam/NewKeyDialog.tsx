import { Show } from 'solid-js'
import type { Scope } from '../../../domain/iam/api-key-scope.ts'
import { answerOf, api, once } from '../api/client.ts'
import { createIntent } from '../api/intent.ts'
import { queryClient } from '../api/query-client.ts'
import { t } from '../i18n/language.ts'
import { EntryProblem } from '../session/EntryLayout.tsx'
import { Button } from '../ui/Button.tsx'
import { createForm } from '../ui/create-form.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TagsInput } from '../ui/TagsInput.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { CreatedApiKey } from './access-queries.ts'
import { ScopeTree } from './ScopeTree.tsx'

const spans = ['7', '30', '90', '180', '365'] as const
const dayMs = 86_400_000

type Draft = { name: string; scopes: Scope[]; days: (typeof spans)[number]; allowed_networks: string[] }
const empty: Draft = { name: '', scopes: [], days: '90', allowed_networks: [] }

export default function NewKeyDialog(props: { onClose: () => void; onCreated: (key: CreatedApiKey) => void }) {
  const intent = createIntent()
  const form = createForm<Draft>({
    initial: empty,
    check: ({ name, scopes }) => ({
      ...(name.trim() === '' ? { name: t().apiKeys.needName } : {}),
      ...(scopes.length === 0 ? { scopes: t().apiKeys.needScopes } : {}),
    }),
    fieldOf: (field) => (field === 'expires_at' ? 'days' : (field.split('.')[0] ?? field)),
    save: async ({ days, ...draft }) => {
      const key = intent.keyFor({ days, ...draft })
      const body = { ...draft, expires_at: new Date(Date.now() + Number(days) * dayMs).toISOString() }
      const created = await answerOf(api.POST('/api/v1/api-keys', { ...once(key), body }))
      await queryClient.invalidateQueries({ queryKey: ['api-keys'] })
      props.onCreated(created)
    },
  })

  return (
    <Dialog
      isOpen
      onClose={() => props.onClose()}
      title={t().apiKeys.createTitle}
      description={t().apiKeys.createBody}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button variant="primary" pending={form.isSaving()} onClick={() => form.save()}>
            {t().apiKeys.create}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <Show when={form.failure()?.errors.length === 0 && form.failure()}>
          {(error) => <EntryProblem error={error()} />}
        </Show>
        <TextField label={t().apiKeys.name} help={t().apiKeys.nameHelp} {...form.bind('name')} />
        <ScopeTree
          value={form.values.scopes}
          error={form.error('scopes')}
          onChange={(scopes) => form.set('scopes', scopes)}
        />
        <Select
          label={t().apiKeys.expiresIn}
          options={spans.map((value) => ({ value, label: t().apiKeys.days(Number(value)) }))}
          {...form.bind('days')}
        />
        <TagsInput label={t().apiKeys.networks} help={t().apiKeys.networksHelp} {...form.bind('allowed_networks')} />
      </div>
    </Dialog>
  )
}
