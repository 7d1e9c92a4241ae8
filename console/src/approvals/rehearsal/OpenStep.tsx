import Check from 'lucide-solid/icons/check'
import Undo from 'lucide-solid/icons/undo-2'
import X from 'lucide-solid/icons/x'
import { createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import type { Decision, Step } from './rehearsal-queries.ts'
import { seatName, stepName, stepNotes } from './step-words.ts'

type OpenStepProps = { step: Step; onDecide: (decision: Decision) => void }

/** A step that waits, with all that could happen to it. */
export function OpenStep(props: OpenStepProps) {
  const words = () => t().rehearsal
  const about = () => ({ node_id: props.step.node_id, step_id: props.step.id })
  const decide = (verdict: 'approved' | 'rejected'): void => props.onDecide({ ...about(), verdict })
  const isShared = (): boolean => props.step.people.length > 1
  const canFail = (): boolean => props.step.type === 'approval' || props.step.type === 'service'
  const agree = (): string => {
    if (props.step.type === 'start') return words().resubmit
    if (props.step.type !== 'approval') return words().pass
    return isShared() ? words().approveWhole : words().approve
  }
  const refuse = (): string => {
    if (props.step.type !== 'approval') return words().fail
    return isShared() ? words().rejectWhole : words().reject
  }
  return (
    <section
      class="grid gap-2.5 rounded border border-line bg-surface px-3 py-3 text-sm"
      aria-label={stepName(props.step)}
    >
      <p>
        <span class="font-medium">{stepName(props.step)}</span>
        <Show when={isShared() && props.step.mode}>
          {(mode) => <span class="text-ink-3"> · {words().modes[mode()]}</span>}
        </Show>
      </p>
      <For each={stepNotes(props.step)}>{(note) => <p class="text-xs text-ink-3">{note}</p>}</For>
      <Show when={props.step.people.length > 0}>
        <Seats {...props} />
      </Show>
      <div class="flex flex-wrap items-center gap-2">
        <Button size="sm" variant="primary" icon={Check} onClick={() => decide('approved')}>
          {agree()}
        </Button>
        <Show when={canFail()}>
          <Button size="sm" icon={X} onClick={() => decide('rejected')}>
            {refuse()}
          </Button>
        </Show>
      </div>
      <Show when={props.step.return_targets.length > 0}>
        <ReturnChoice step={props.step} onReturn={(to) => props.onDecide({ ...about(), return_to: to })} />
      </Show>
    </section>
  )
}

/** Each person by themselves, where several decide. */
function Seats(props: OpenStepProps) {
  const words = () => t().rehearsal
  const vote = (userId: number, verdict: 'approved' | 'rejected'): void =>
    props.onDecide({ node_id: props.step.node_id, step_id: props.step.id, user_id: userId, verdict })
  return (
    <ul class="grid gap-1">
      <For each={props.step.people}>
        {(seat) => (
          <li class="flex min-h-7 items-center gap-1">
            <span class="min-w-0 flex-1 break-words" classList={{ 'text-ink-3': seat.status !== 'open' }}>
              {seatName(seat)}
              <Show when={seat.status === 'held'}> · {words().notYet}</Show>
              <Show when={seat.verdict}>
                {(verdict) => (verdict() === 'approved' ? ` · ${words().approve}` : ` · ${words().reject}`)}
              </Show>
            </span>
            <Show when={seat.status === 'open' && props.step.people.length > 1}>
              <IconButton
                icon={Check}
                label={words().approveAs(seatName(seat))}
                onClick={() => vote(seat.id, 'approved')}
              />
              <IconButton icon={X} label={words().rejectAs(seatName(seat))} onClick={() => vote(seat.id, 'rejected')} />
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

function ReturnChoice(props: { step: Step; onReturn: (to: string) => void }) {
  const words = () => t().rehearsal
  const [chosen, setChosen] = createSignal<string>()
  const options = () =>
    props.step.return_targets.map(({ id, name }, index) => ({
      value: id,
      label: name ?? (index === props.step.return_targets.length - 1 ? words().applicant : id),
    }))
  const target = (): string => chosen() ?? options()[0]?.value ?? ''
  return (
    <div class="flex flex-wrap items-end gap-2 border-t border-line pt-2.5">
      <div class="min-w-36 flex-1">
        <Select label={words().returnTo} value={target()} options={options()} onChange={setChosen} />
      </div>
      <Button icon={Undo} onClick={() => props.onReturn(target())}>
        {words().returnIt}
      </Button>
    </div>
  )
}
