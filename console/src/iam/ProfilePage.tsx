import LogOut from 'lucide-solid/icons/log-out'
import { lazy, Show, Suspense } from 'solid-js'
import { answerOf, api, type Schemas } from '../api/client.ts'
import { createList } from '../api/create-list.ts'
import { queryClient } from '../api/query-client.ts'
import { t } from '../i18n/language.ts'
import { ChangePasswordForm } from '../session/ChangePasswordForm.tsx'
import { me } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { confirmAction } from '../ui/confirm.ts'
import { Facts } from '../ui/Facts.tsx'
import { FormSection } from '../ui/Form.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Badge } from '../ui/StatusBadge.tsx'
import type { Column } from '../ui/table/columns.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { toast } from '../ui/toast.ts'

const TrustedDevices = lazy(() => import('./TrustedDevices.tsx').then((module) => ({ default: module.TrustedDevices })))

const SecondFactor = lazy(() => import('./SecondFactor.tsx').then((module) => ({ default: module.SecondFactor })))
const OwnApiKeys = lazy(() => import('./OwnApiKeys.tsx').then((module) => ({ default: module.OwnApiKeys })))

const LinkedIdentities = lazy(() =>
  import('./LinkedIdentities.tsx').then((module) => ({ default: module.LinkedIdentities })),
)

const OwnContact = lazy(() => import('./OwnContact.tsx').then((module) => ({ default: module.OwnContact })))
const OwnPreferences = lazy(() => import('./OwnPreferences.tsx').then((module) => ({ default: module.OwnPreferences })))

type Device = Schemas['Session']

export default function ProfilePage() {
  return (
    <>
      <PageHeader title={t().profile.title} />
      <div class="max-w-[960px]">
        <FormSection title={t().profile.account}>
          <Facts
            items={[
              { label: t().profile.name, value: me()?.user.name || '–' },
              { label: t().profile.username, value: me()?.user.username },
              {
                label: t().profile.roles,
                value:
                  me()
                    ?.roles.map((role) => role.name)
                    .join(' · ') || '–',
              },
            ]}
          />
        </FormSection>
        <Suspense>
          <OwnContact />
        </Suspense>
        <FormSection title={t().profile.password} description={t().profile.passwordBody}>
          <div class="max-w-[400px]">
            <ChangePasswordForm />
          </div>
        </FormSection>
        <Suspense>
          <LinkedIdentities />
          <SecondFactor />
          <TrustedDevices />
        </Suspense>
        <Devices />
        <Suspense>
          <OwnApiKeys />
          <OwnPreferences />
        </Suspense>
      </div>
    </>
  )
}

function Devices() {
  const list = createList(() => ({
    key: ['auth', 'sessions'],
    load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/auth/sessions', { signal })),
  }))
  const hasOthers = (): boolean => (list.rows() ?? []).some((device) => !device.current)

  async function end(call: () => Promise<unknown>): Promise<void> {
    try {
      await call()
      toast.success(t().profile.ended)
    } catch (error) {
      toast.error(t().profile.endFailed, error)
    }
    await queryClient.invalidateQueries({ queryKey: ['auth'] })
  }

  async function endOthers(): Promise<void> {
    const { endOthersTitle: title, endOthersBody: body, endOthers: confirmLabel } = t().profile
    if (await confirmAction({ title, body, confirmLabel, isDangerous: true }))
      await end(() => api.DELETE('/api/v1/auth/sessions'))
  }

  return (
    <FormSection title={t().profile.devices} description={t().profile.devicesBody}>
      <DataTable
        label={t().profile.devices}
        columns={deviceColumns()}
        source={list}
        rowActions={(device) =>
          device.current
            ? []
            : [
                {
                  label: t().profile.endOne,
                  icon: LogOut,
                  run: () =>
                    end(() => api.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id: device.id } } })),
                  isQuick: true,
                },
              ]
        }
        empty={<p class="py-3 text-ink-3">{t().ui.none}</p>}
      />
      <Show when={hasOthers()}>
        <div>
          <Button onClick={endOthers}>{t().profile.endOthers}</Button>
        </div>
      </Show>
    </FormSection>
  )
}

function deviceColumns(): Column<Device>[] {
  const words = t().profile
  return [
    {
      id: 'device',
      header: words.device,
      isFixed: true,
      onCard: 'title',
      cell: (device) => (
        <span class="inline-flex items-center gap-2">
          {device.device ?? words.unknownDevice}
          <Show when={device.current}>
            <Badge tone="success">{words.thisDevice}</Badge>
          </Show>
        </span>
      ),
    },
    {
      id: 'place',
      header: t().online.place,
      width: '170px',
      cell: (device) => device.location ?? t().online.unknownPlace,
    },
    { id: 'address', header: words.address, width: '140px', cell: (device) => device.ip_address ?? '–' },
    {
      id: 'started',
      header: words.startedAt,
      width: '120px',
      cell: (device) => <RelativeTime at={device.started_at} />,
    },
    {
      id: 'active',
      header: words.lastActive,
      width: '120px',
      cell: (device) => <RelativeTime at={device.last_active_at} />,
    },
  ]
}
