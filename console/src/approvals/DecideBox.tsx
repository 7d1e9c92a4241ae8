import Check from 'lucide-solid/icons/check'
import Undo from 'lucide-solid/icons/undo-2'
import X from 'lucide-solid/icons/x'
import { createSignal, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import type { Approval } from './approval-queries.ts'
import { createApprovalActions, type Verb } from './create-approval-actions.ts'
import { AttachField } from './files/AttachField.tsx'
import type { RequestFile } from './files/file-actions.ts'
import type { FormDraft } from './form/create-form-draft.ts'

const takesForm: Verb[] = ['approve', 'reject', 'resubmit']

/** What the reader may do with a request right now; nothing for who only reads. */
export function DecideBox(props: { approval: Approval; form: FormDraft }) {
  const words = () => t().approvals
  const { act } = createApprovalActions(() => props.approval.id, { onRefused: (error) => props.form.refuse(error) })
  const [comment, setComment] = createSignal('')
  const [files, setFiles] = createSignal<RequestFile[]>([])
  const [target, setTarget] = createSignal<string>()
  const may = (verb: Verb): boolean => props.approval.actions.includes(verb)
  const targets = () =>
    props.approval.return_targets.map(({ id, name }, index) => ({
      value: id,
      label: name ?? (index === props.approval.return_targets.length - 1 ? words().start : id),
    }))
  const returnTo = (): string => target() ?? targets().at(-1)?.value ?? ''
  const title = (): string | undefined => {
    if (may('approve')) return words().decideTitle
    if (!may('resubmit')) return undefined
    return props.approval.status === 'draft' ? words().draftTitle : words().resubmitTitle
  }
  async function run(verb: Verb): Promise<void> {
    const extra = verb === 'return' ? { to_node: returnTo() } : {}
    const filled = takesForm.includes(verb) ? { form_data: props.form.changed() } : {}
    const attachments = files().map(({ id }) => id)
    const sent = attachments.length > 0 ? { attachments } : {}
    if (!(await act(verb, { comment: comment(), ...sent, ...extra, ...filled }))) return
    setComment('')
    setFiles([])
    if (takesForm.includes(verb)) props.form.forget()
  }
  return (
    <Show when={title()}>
      <section class="grid gap-3 rounded border border-line bg-surface px-4 py-4">
        <h2 class="text-sm font-semibold">{title()}</h2>
        <Show when={may('resubmit')}>
          <p class="text-sm text-ink-2">
            {props.approval.status === 'draft' ? words().draftBody : words().resubmitBody}
          </p>
          <Show when={whyReturned(props.approval)}>
            {(why) => (
              <blockquote class="border-l-2 border-line-control pl-3 text-sm break-words whitespace-pre-line">
                <span class="text-ink-2">{why().approver_name}</span> {why().comment}
              </blockquote>
            )}
          </Show>
        </Show>
        <TextArea
          label={words().comment}
          help={words().commentHelp}
          rows={2}
          maxLength={4000}
          value={comment()}
          onChange={setComment}
        />
        <AttachField files={files()} onChange={setFiles} />
        <div class="flex flex-wrap items-end gap-2">
          <Show when={may('approve')}>
            <Button variant="primary" icon={Check} onClick={() => run('approve')}>
              {words().verbs.approve}
            </Button>
            <Button icon={X} onClick={() => run('reject')}>
              {words().verbs.reject}
            </Button>
          </Show>
          <Show when={may('resubmit')}>
            <Button variant="primary" onClick={() => run('resubmit')}>
              {words().verbs.resubmit}
            </Button>
            <Button onClick={() => run('discard')}>{words().verbs.discard}</Button>
          </Show>
        </div>
        <Show when={may('return') && targets().length > 0}>
          <div class="flex flex-wrap items-end gap-2 border-t border-line pt-3">
            <div class="min-w-48">
              <Select label={words().returnTo} value={returnTo()} options={targets()} onChange={setTarget} />
            </div>
            <Button icon={Undo} onClick={() => run('return')}>
              {words().verbs.return}
            </Button>
          </div>
        </Show>
      </section>
    </Show>
  )
}

/** What was said when it came back to its applicant; nothing of a draft that was withdrawn since. */
function whyReturned({ status, records }: Approval): Approval['records'][number] | undefined {
  if (status !== 'pending') return undefined
  return records.findLast(({ action, comment }) => action === 'return' && comment !== '')
}
