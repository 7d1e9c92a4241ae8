import { A } from '@solidjs/router'
import BellIcon from 'lucide-solid/icons/bell'
import Briefcase from 'lucide-solid/icons/briefcase-business'
import Check from 'lucide-solid/icons/check'
import Megaphone from 'lucide-solid/icons/megaphone'
import Stamp from 'lucide-solid/icons/stamp'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { api } from '../api/client.ts'
import { createList } from '../api/create-list.ts'
import { queryClient } from '../api/query-client.ts'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { countParam, createUrlState, tabParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Pagination } from '../ui/Pagination.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { TabPanel, Tabs } from '../ui/Tabs.tsx'
import { toast } from '../ui/toast.ts'
import type { Notification } from './message-records.ts'
import { notificationsQuery } from './notification-queries.ts'

const views = ['all', 'unread'] as const
const icons = { system: Megaphone, approval: Stamp, task: Briefcase, alert: TriangleAlert }

export default function NotificationsPage() {
  const state = createUrlState({ view: tabParam(views), page: countParam(), size: countParam(20) })
  const list = createList(() => ({
    ...notificationsQuery({
      ...(state.view === 'unread' && { is_read: 'false' }),
      page: state.page,
      page_size: state.size,
    }),
    everyMs: 15_000,
  }))
  return (
    <>
      <PageHeader
        title={t().notifications.title}
        actions={
          <Button onClick={() => mark(() => api.POST('/api/v1/notifications/read-all'))}>
            {t().notifications.markAllRead}
          </Button>
        }
      />
      <div class="max-w-[800px]">
        <Tabs
          label={t().notifications.title}
          tabs={[
            { id: 'all', label: t().notifications.all },
            { id: 'unread', label: t().notifications.unreadOnly },
          ]}
          value={state.view}
          onChange={(view) => state.set({ view })}
        />
        <TabPanel id={state.view}>
          <Switch fallback={<SkeletonLines count={8} />}>
            <Match when={list.error() && !list.rows()}>
              <ErrorState error={list.error()} onRetry={list.refetch} />
            </Match>
            <Match when={list.rows()?.length === 0}>
              <EmptyState
                icon={BellIcon}
                title={state.view === 'unread' ? t().notifications.emptyUnread : t().notifications.emptyTitle}
              >
                {t().notifications.emptyBody}
              </EmptyState>
            </Match>
            <Match when={list.rows()}>
              {(rows) => (
                <>
                  <ul class="-mt-2">
                    <For each={rows()}>{(notification) => <NotificationRow notification={notification} />}</For>
                  </ul>
                  <Pagination
                    page={state.page}
                    pageSize={state.size}
                    total={list.total()}
                    onPage={(page) => state.set({ page })}
                    onPageSize={(size) => state.set({ size })}
                  />
                </>
              )}
            </Match>
          </Switch>
        </TabPanel>
      </div>
    </>
  )
}

function NotificationRow(props: { notification: Notification }) {
  const read = (): Promise<void> =>
    mark(() => api.POST('/api/v1/notifications/{id}/read', { params: { path: { id: props.notification.id } } }))
  return (
    <li class="group flex items-start gap-3 border-b border-line py-3">
      <Dynamic
        component={icons[props.notification.type]}
        size={16}
        class="mt-0.5 shrink-0 text-ink-3"
        aria-label={t().notifications.types[props.notification.type]}
      />
      <div class="min-w-0 flex-1">
        <p class="flex items-center gap-2" classList={{ 'font-semibold': !props.notification.is_read }}>
          <Show when={!props.notification.is_read}>
            <span class="size-1.5 shrink-0 rounded-full bg-accent" aria-hidden="true" />
          </Show>
          <span class="min-w-0 break-words">{props.notification.title}</span>
        </p>
        <Show when={props.notification.content}>
          {(content) => <p class="break-words whitespace-pre-line text-ink-2">{content()}</p>}
        </Show>
        <p class="mt-0.5 flex gap-3 text-sm text-ink-3">
          <RelativeTime at={props.notification.created_at} />
          <Show when={localLink(props.notification.link)}>
            {(href) => (
              <A href={href()} class="text-accent-ink hover:underline" onClick={() => void read()}>
                {t().notifications.open}
              </A>
            )}
          </Show>
        </p>
      </div>
      <Show when={!props.notification.is_read}>
        <IconButton size="sm" icon={Check} label={t().notifications.markRead} onClick={read} />
      </Show>
    </li>
  )
}

/** Only pages of the console itself: a notification may not lead elsewhere. */
function localLink(link: string | null | undefined): string | undefined {
  return link && /^\/(?!\/)/.test(link) ? link : undefined
}

async function mark(call: () => Promise<unknown>): Promise<void> {
  try {
    await call()
  } catch (error) {
    toast.error(t().notifications.markFailed, error)
  }
  await queryClient.invalidateQueries({ queryKey: ['notifications'] })
}
