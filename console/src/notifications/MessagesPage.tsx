import Mail from 'lucide-solid/icons/mail'
import { createSignal } from 'solid-js'
import { channels, messageStatuses } from '../../../domain/notifications/message.ts'
import { createList } from '../api/create-list.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../ui/FilterBar.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import type { Column } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { MessageDrawer } from './MessageDrawer.tsx'
import { MessageStatus } from './MessageStatus.tsx'
import type { Message } from './message-records.ts'
import { messagesQuery } from './notification-queries.ts'

export default function MessagesPage() {
  return (
    <Allowed to="message:read">
      <Messages />
    </Allowed>
  )
}

function Messages() {
  const state = createUrlState({
    status: choiceParam(messageStatuses),
    channel: choiceParam(channels),
    sort: textParam('-created_at'),
    page: countParam(),
    size: countParam(20),
  })
  const [opened, setOpened] = createSignal<Message>()
  const list = createList(() => ({
    ...messagesQuery({
      status: state.status,
      channel: state.channel,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
    everyMs: 15_000,
  }))
  const isFiltered = (): boolean => state.status !== undefined || state.channel !== undefined
  const clear = (): void => state.set({ status: undefined, channel: undefined })
  return (
    <>
      <PageHeader title={t().messages.title} count={list.count()} description={t().messages.description} />
      <FilterBar
        filters={[
          choiceFilter({
            label: t().messages.status,
            choices: messageStatuses,
            labels: t().messages.statuses,
            value: state.status,
            onChange: (status) => state.set({ status }),
          }),
          choiceFilter({
            label: t().messages.channel,
            choices: channels,
            labels: t().messages.channels,
            value: state.channel,
            onChange: (channel) => state.set({ channel }),
          }),
        ]}
        onClear={clear}
      />
      <DataTable
        label={t().messages.title}
        columns={messageColumns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        onOpen={setOpened}
        empty={
          isFiltered() ? (
            <EmptyState
              title={t().messages.emptyFiltered}
              action={<Button onClick={clear}>{t().ui.clearFilters}</Button>}
            />
          ) : (
            <EmptyState icon={Mail} title={t().messages.emptyTitle}>
              {t().messages.emptyBody}
            </EmptyState>
          )
        }
      />
      <MessageDrawer message={opened()} onClose={() => setOpened(undefined)} />
    </>
  )
}

function messageColumns(): Column<Message>[] {
  const words = t().messages
  return [
    {
      id: 'subject',
      header: words.subject,
      isFixed: true,
      onCard: 'title',
      cell: (message) => message.subject || message.template_code,
    },
    { id: 'channel', header: words.channel, width: '104px', cell: (message) => words.channels[message.channel] },
    {
      id: 'recipient',
      header: words.recipient,
      width: '240px',
      showFrom: 'lg',
      cell: (message) => <span data-tip={message.recipient}>{message.recipient}</span>,
    },
    {
      id: 'status',
      header: words.status,
      width: '120px',
      onCard: 'badge',
      cell: (message) => <MessageStatus status={message.status} />,
    },
    {
      id: 'created',
      header: words.createdAt,
      width: '120px',
      sort: 'created_at',
      cell: (message) => <RelativeTime at={message.created_at} />,
    },
  ]
}
