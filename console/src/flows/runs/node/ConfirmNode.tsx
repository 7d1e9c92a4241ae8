import UserCheck from 'lucide-solid/icons/user-check'
import { createSignal, Show } from 'solid-js'
import { t } from '../../../i18n/language.ts'
import { can, me } from '../../../session/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import type { FlowRunDetail } from '../../flow-records.ts'
import type { ShownNode } from '../run-view.ts'
import { createNodeControl } from './create-node-control.ts'

type ConfirmNodeProps = { run: FlowRunDetail; shown: ShownNode; onChange: (run: FlowRunDetail) => void }

/** What a node asks a person, and that person's yes or no. */
export function ConfirmNode(props: ConfirmNodeProps) {
  const words = () => t().flowRuns
  const control = createNodeControl((run) => props.onChange(run))
  const [comment, setComment] = createSignal('')
  const asked = () => (props.shown.drawn?.type === 'manual' ? props.shown.drawn : undefined)
  // As the server decides it.
  const isMine = (): boolean => {
    const named = asked()?.assignee_ids ?? []
    return named.length === 0 ? can('flow:operate') : named.includes(me()?.user.id ?? 0)
  }
  const answer = (outcome: 'confirm' | 'reject'): Promise<boolean> =>
    control.confirm({ id: props.run.id, node: props.shown.id }, { outcome, comment: comment().trim() })

  return (
    <section class="rounded border border-cancelled-solid/60 bg-cancelled-soft px-4 py-3">
      <h3 class="flex items-center gap-2 font-medium text-cancelled">
        <UserCheck size={16} aria-hidden="true" />
        {words().confirmTitle}
      </h3>
      <Show when={asked()?.instructions}>
        {(text) => <p class="mt-1.5 break-words whitespace-pre-line">{text()}</p>}
      </Show>
      <Show when={isMine()} fallback={<p class="mt-1.5 text-sm text-ink-2">{words().notYours}</p>}>
        <div class="mt-3 grid gap-3">
          <TextArea
            label={words().comment}
            help={words().commentHelp}
            rows={2}
            maxLength={2000}
            value={comment()}
            onChange={setComment}
          />
          <div class="flex flex-wrap gap-2">
            <Button variant="primary" onClick={() => answer('confirm')}>
              {words().confirm}
            </Button>
            <Button onClick={() => answer('reject')}>{words().reject}</Button>
          </div>
        </div>
      </Show>
    </section>
  )
}
