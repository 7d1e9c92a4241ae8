import { For, Show } from 'solid-js'
import { api } from '../api/client.ts'
import { createRecord } from '../api/create-record.ts'
import { queryClient } from '../api/query-client.ts'
import { factorWords } from '../i18n/factor-words.ts'
import { t } from '../i18n/language.ts'
import { trustedDevicesQuery } from '../session/factor-queries.ts'
import { Button } from '../ui/Button.tsx'
import { FormSection } from '../ui/Form.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { toast } from '../ui/toast.ts'

/** Browsers that are asked for no second factor; nothing is shown where there is none. */
export function TrustedDevices() {
  const record = createRecord(trustedDevicesQuery)
  const devices = () => record.data()?.items ?? []

  async function forget(id: number): Promise<void> {
    try {
      await api.DELETE('/api/v1/auth/mfa/trusted-devices/{id}', { params: { path: { id } } })
      toast.success(factorWords().forgotten)
    } catch (error) {
      toast.error(factorWords().forgetFailed, error)
    }
    await queryClient.invalidateQueries({ queryKey: ['auth'] })
  }

  return (
    <Show when={devices().length > 0}>
      <FormSection title={factorWords().devices} description={factorWords().devicesBody}>
        <ul class="divide-y divide-line rounded border border-line">
          <For each={devices()}>
            {(device) => (
              <li class="flex items-center gap-3 px-3 py-2">
                <div class="min-w-0 flex-1">
                  <p class="font-medium">{device.device || t().profile.unknownDevice}</p>
                  <p class="text-sm text-ink-3">
                    {device.ip_address} · {factorWords().lastUsed} <RelativeTime at={device.last_used_at} /> ·{' '}
                    {factorWords().trustedUntil} <RelativeTime at={device.expires_at} />
                  </p>
                </div>
                <Button size="sm" onClick={() => forget(device.id)}>
                  {factorWords().forget}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </FormSection>
    </Show>
  )
}
