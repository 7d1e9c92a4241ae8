import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { answerOf, api } from '../api/client.ts'
import { createRecord } from '../api/create-record.ts'
import { t } from '../i18n/language.ts'
import { MessageStatus } from '../notifications/MessageStatus.tsx'
import type { Message } from '../notifications/message-records.ts'
import { messagesQuery } from '../notifications/notification-queries.ts'
import { EntryProblem } from '../session/EntryLayout.tsx'
import { can } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { createForm } from '../ui/create-form.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'

type Template = 'code' | 'notice'
type TestMessageDialogProps = { group: 'mail' | 'sms'; templates: Template[]; onClose: () => void }
type Draft = { to: string; template: Template | undefined }

export default function TestMessageDialog(props: TestMessageDialogProps) {
  const words = () => t().settings.test
  const [batch, setBatch] = createSignal<string>()
  const form = createForm<Draft>({
    initial: { to: '', template: props.templates[0] },
    save: async (draft) => {
      setBatch(undefined)
      const { batch } = await send(props.group, draft)
      setBatch(batch)
    },
  })
  return (
    <Dialog
      isOpen
      onClose={() => props.onClose()}
      title={words()[props.group].title}
      description={words().body}
      footer={
        <Button variant="primary" pending={form.isSaving()} onClick={() => form.save()}>
          {words()[props.group].send}
        </Button>
      }
    >
      <form
        class="grid gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.save()
        }}
      >
        <Show when={form.failure()?.errors.length === 0 && form.failure()}>
          {(error) => <EntryProblem error={error()} />}
        </Show>
        <TextField
          label={words()[props.group].to}
          help={words()[props.group].toHelp}
          type={props.group === 'mail' ? 'email' : 'tel'}
          autocomplete="off"
          {...form.bind('to')}
        />
        <Show when={props.templates.length > 1}>
          <Select
            label={words().template}
            options={props.templates.map((value) => ({ value, label: words().templates[value] }))}
            {...form.bind('template')}
          />
        </Show>
        <Show when={batch()} keyed>
          {(sent) => (
            <Show when={can('message:read')} fallback={<p>{words().onItsWay}</p>}>
              <Outcome batch={sent} />
            </Show>
          )}
        </Show>
      </form>
    </Dialog>
  )
}

async function send(group: 'mail' | 'sms', { to, template }: Draft): Promise<{ batch: string }> {
  const target = to.trim() === '' ? {} : { to: to.trim() }
  if (group === 'mail') return answerOf(api.POST('/api/v1/settings/mail/test', { body: target }))
  return answerOf(api.POST('/api/v1/settings/sms/test', { body: { ...target, ...(template && { template }) } }))
}

const pollMs = 1000

/** What became of the message, followed until that is settled. */
function Outcome(props: { batch: string }) {
  const words = () => t().settings.test
  const record = createRecord(() => ({
    ...messagesQuery({ batch: props.batch }),
    everyMs: (page: { items: Message[] } | undefined) => (isWaiting(page?.items[0]) ? pollMs : false),
  }))
  return (
    <Show when={record.data()?.items[0]} fallback={<p class="text-ink-2">{words().onItsWay}</p>}>
      {(message) => (
        <div class="grid gap-1.5 rounded bg-subtle px-3 py-2.5" role="status">
          <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <MessageStatus status={message().status} isLarge />
            <Show when={message().status === 'captured'}>{words().captured}</Show>
            <Show when={isWaiting(message()) && message().error_msg}>{words().retrying}</Show>
          </p>
          <Show when={message().error_msg}>
            {(reason) => <p class="text-sm break-words text-failed">{reason()}</p>}
          </Show>
          <A class="justify-self-start text-sm text-accent-ink hover:underline" href="/messages">
            {words().seeMessages}
          </A>
        </div>
      )}
    </Show>
  )
}

const isWaiting = (message: Message | undefined): boolean => message === undefined || message.status === 'pending'
