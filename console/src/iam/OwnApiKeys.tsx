import Ban from 'lucide-solid/icons/ban'
import Plus from 'lucide-solid/icons/plus'
import { createSignal, lazy, Show } from 'solid-js'
import { api } from '../api/client.ts'
import { createList } from '../api/create-list.ts'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { FormSection } from '../ui/Form.tsx'
import type { RowAction } from '../ui/table/columns.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { type ApiKey, type CreatedApiKey, ownKeysQuery } from './access-queries.ts'
import { apiKeyColumns } from './api-key-columns.tsx'
import { revokeKey } from './revoke-key.ts'

const NewKeyDialog = lazy(() => import('./NewKeyDialog.tsx'))
const CreatedKeyDialog = lazy(() => import('./CreatedKeyDialog.tsx'))

/** The part of the profile that makes and revokes keys for programs. */
export function OwnApiKeys() {
  const list = createList(ownKeysQuery)
  const [isCreating, setCreating] = createSignal(false)
  const [created, setCreated] = createSignal<CreatedApiKey>()
  return (
    <FormSection title={t().apiKeys.title} description={t().apiKeys.ownBody}>
      <DataTable
        label={t().apiKeys.title}
        columns={apiKeyColumns({ withOwner: false })}
        source={list}
        rowActions={actionsOf}
        empty={<p class="py-3 text-ink-3">{t().apiKeys.emptyTitle}</p>}
      />
      <div>
        <Button icon={Plus} onClick={() => setCreating(true)}>
          {t().apiKeys.create}
        </Button>
      </div>
      <Show when={isCreating()}>
        <NewKeyDialog
          onClose={() => setCreating(false)}
          onCreated={(key) => {
            setCreating(false)
            setCreated(key)
          }}
        />
      </Show>
      <Show when={created()}>{(key) => <CreatedKeyDialog value={key()} onClose={() => setCreated(undefined)} />}</Show>
    </FormSection>
  )
}

function actionsOf(key: ApiKey): RowAction[] {
  if (key.status === 'revoked') return []
  const revoke = (id: number) => api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })
  return [{ label: t().apiKeys.revoke, icon: Ban, run: () => revokeKey(key, revoke), isDangerous: true, isQuick: true }]
}
