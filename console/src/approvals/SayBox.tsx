import MessageSquare from 'lucide-solid/icons/message-square'
import Send from 'lucide-solid/icons/send'
import { createSignal, Show } from 'solid-js'
import { answerOf, api, once } from '../api/client.ts'
import { createIntent } from '../api/intent.ts'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { toast } from '../ui/toast.ts'
import { type Approval, refreshApprovals } from './approval-queries.ts'
import { AttachField } from './files/AttachField.tsx'
import type { RequestFile } from './files/file-actions.ts'
import { ColleaguesPicker } from './people/ColleaguesPicker.tsx'

/** Says something, or lets others read along, without moving the request. */
export function SayBox(props: { approval: Approval }) {
  const words = () => t().approvalPeople
  const intent = createIntent()
  const [comment, setComment] = createSignal('')
  const [people, setPeople] = createSignal<number[]>([])
  const [files, setFiles] = createSignal<RequestFile[]>([])
  const [isBusy, setBusy] = createSignal(false)

  async function send(verb: 'comment' | 'cc'): Promise<void> {
    const said = comment().trim()
    const body = {
      ...{ comment: said, user_ids: people() },
      ...(files().length > 0 && { attachments: files().map(({ id }) => id) }),
    }
    const { id } = props.approval
    const options = { params: { path: { id } }, body, ...once(intent.keyFor([id, verb, body])) }
    setBusy(true)
    try {
      if (verb === 'comment') await answerOf(api.POST('/api/v1/approvals/{id}/comment', options))
      else await answerOf(api.POST('/api/v1/approvals/{id}/cc', options))
      intent.done()
      setComment('')
      setPeople([])
      setFiles([])
      toast.success(verb === 'comment' ? words().commented : words().copied)
    } catch (error) {
      toast.error(words().failed, error)
    } finally {
      setBusy(false)
      await refreshApprovals()
    }
  }

  return (
    <Show when={props.approval.actions.includes('comment')}>
      <Section title={words().say}>
        <div class="grid gap-3">
          <TextArea
            label={words().sayText}
            help={words().sayHelp}
            rows={2}
            maxLength={4000}
            value={comment()}
            onChange={setComment}
          />
          <ColleaguesPicker label={words().mention} value={people()} onChange={setPeople} />
          <AttachField files={files()} onChange={setFiles} />
          <div class="flex flex-wrap gap-2">
            <Button icon={MessageSquare} disabled={isBusy() || comment().trim() === ''} onClick={() => send('comment')}>
              {words().postComment}
            </Button>
            <Button icon={Send} disabled={isBusy() || people().length === 0} onClick={() => send('cc')}>
              {words().sendCopy}
            </Button>
          </div>
        </div>
      </Section>
    </Show>
  )
}
