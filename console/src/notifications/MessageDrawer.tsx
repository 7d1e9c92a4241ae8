import { Match, Show, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { formatExact } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { MessageStatus } from './MessageStatus.tsx'
import type { Message, MessageDetail } from './message-records.ts'
import { messageText } from './message-text.ts'
import { messageQuery } from './notification-queries.ts'

/** One message as its recipient got it, and what became of it. */
export function MessageDrawer(props: { message: Message | undefined; onClose: () => void }) {
  return (
    <Show when={props.message}>
      {(message) => (
        <Drawer isOpen onClose={props.onClose} title={message().subject || message().template_code}>
          <MessageView id={message().id} />
        </Drawer>
      )}
    </Show>
  )
}

function MessageView(props: { id: number }) {
  const record = createRecord(() => messageQuery(props.id))
  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      <Match when={record.data()}>
        {(message) => (
          <div class="grid gap-4">
            <div class="flex items-center gap-3">
              <MessageStatus status={message().status} isLarge />
              <Show when={message().status === 'captured'}>
                <span class="text-sm text-ink-2">{t().messages.capturedHelp}</span>
              </Show>
            </div>
            <Show when={message().error_msg}>
              {(error) => <p class="rounded bg-failed-soft px-3 py-2 break-words text-failed">{error()}</p>}
            </Show>
            <Facts items={factsOf(message())} />
            {/* As text: what stands in a message is never run in the console. */}
            <div class="border-t border-line pt-4 break-words whitespace-pre-line">
              {messageText(message().content)}
            </div>
          </div>
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

function factsOf(message: MessageDetail): Fact[] {
  const words = t().messages
  return [
    { label: words.channel, value: words.channels[message.channel] },
    { label: words.recipient, value: message.recipient },
    { label: words.createdAt, value: formatExact(new Date(message.created_at)) },
    ...(message.sent_at ? [{ label: words.sentAt, value: formatExact(new Date(message.sent_at)) }] : []),
    ...(message.retry_count > 0 ? [{ label: words.retries, value: String(message.retry_count) }] : []),
    ...(message.trace_id
      ? [
          {
            label: t().ui.traceId,
            value: (
              <span class="flex items-center gap-1 font-mono text-xs">
                {message.trace_id} <CopyButton text={message.trace_id} label={t().ui.copyTraceId} />
              </span>
            ),
          },
        ]
      : []),
  ]
}
