import { useSearchParams } from '@solidjs/router'
import Link from 'lucide-solid/icons/link-2'
import Unlink from 'lucide-solid/icons/unlink-2'
import { For, onMount, Show } from 'solid-js'
import { answerOf, api, type Schemas } from '../api/client.ts'
import { createList } from '../api/create-list.ts'
import { createRecord } from '../api/create-record.ts'
import { queryClient } from '../api/query-client.ts'
import { ssoWords } from '../i18n/sso-words.ts'
import { faultText, loadWays } from '../session/sso.ts'
import { Button } from '../ui/Button.tsx'
import { confirmAction } from '../ui/confirm.ts'
import { FormSection } from '../ui/Form.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import type { Column } from '../ui/table/columns.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { toast } from '../ui/toast.ts'

type Identity = Schemas['UserIdentity']

const key = ['auth', 'identities']

/** With which providers one can sign in to this account, and how to add one. */
export function LinkedIdentities() {
  const words = () => ssoWords()
  const list = createList(() => ({
    key,
    load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/auth/identities', { signal })),
  }))
  const ways = createRecord(() => ({ key: ['auth', 'ways'], load: loadWays }))
  const linkable = () => ways.data() ?? []
  tellOutcome()

  async function link(provider: string): Promise<void> {
    try {
      const { url } = await answerOf(api.POST('/api/v1/auth/identities/link', { body: { provider } }))
      location.assign(url)
    } catch (error) {
      toast.error(words().linkFailed, error)
    }
  }

  async function unlink(identity: Identity): Promise<void> {
    const isConfirmed = await confirmAction({
      title: words().unlinkTitle(identity.provider_name),
      body: words().unlinkBody,
      confirmLabel: words().unlink,
      isDangerous: true,
    })
    if (!isConfirmed) return
    try {
      await api.DELETE('/api/v1/auth/identities/{id}', { params: { path: { id: identity.id } } })
      toast.success(words().unlinked)
    } catch (error) {
      toast.error(words().unlinkFailed, error)
    }
    await queryClient.invalidateQueries({ queryKey: key })
  }

  return (
    <Show when={linkable().length > 0 || (list.rows()?.length ?? 0) > 0}>
      <FormSection title={words().identities} description={words().identitiesBody}>
        <DataTable
          label={words().identities}
          columns={identityColumns()}
          source={list}
          rowActions={(identity) => [
            { label: words().unlink, icon: Unlink, run: () => unlink(identity), isDangerous: true, isQuick: true },
          ]}
          empty={<p class="py-3 text-ink-3">{words().none}</p>}
        />
        <div class="flex flex-wrap gap-2">
          <For each={linkable()}>
            {(provider) => (
              <Button icon={Link} onClick={() => link(provider.code)}>
                {words().link(provider.name)}
              </Button>
            )}
          </For>
        </div>
      </FormSection>
    </Show>
  )
}

/** Says once how the way to a provider ended. */
function tellOutcome(): void {
  const [search, setSearch] = useSearchParams<{ linked?: string; sso_error?: string; trace?: string }>()
  onMount(() => {
    if (search.linked) toast.success(ssoWords().linked(search.linked))
    if (search.sso_error) toast.error(ssoWords().linkFailed, new Error(faultText(search.sso_error)))
    if (search.linked || search.sso_error) {
      setSearch({ linked: undefined, sso_error: undefined, trace: undefined }, { replace: true })
    }
  })
}

function identityColumns(): Column<Identity>[] {
  const words = ssoWords()
  return [
    { id: 'provider', header: words.provider, isFixed: true, onCard: 'title', cell: (one) => one.provider_name },
    { id: 'label', header: words.label, cell: (one) => one.label },
    { id: 'company', header: words.company, showFrom: 'xl', cell: (one) => one.tenant || '–' },
    { id: 'linked', header: words.linkedAt, width: '120px', cell: (one) => <RelativeTime at={one.created_at} /> },
    {
      id: 'used',
      header: words.lastUsed,
      width: '120px',
      cell: (one) => (one.last_used_at ? <RelativeTime at={one.last_used_at} /> : words.neverUsed),
    },
  ]
}
