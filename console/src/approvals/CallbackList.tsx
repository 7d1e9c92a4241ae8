import { A } from '@solidjs/router'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import SkipForward from 'lucide-solid/icons/skip-forward'
import { For, Show } from 'solid-js'
import { formatStamp } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Badge } from '../ui/StatusBadge.tsx'
import { type Tone, toneLook } from '../ui/status.ts'
import type { Approval, Callback } from './approval-queries.ts'
import { type CallbackVerb, createCallbackActions } from './create-callback-actions.ts'

/** What a request has done without a person, how far each has come, and what may be done about it. */
export function CallbackList(props: { approval: Approval }) {
  const { rule } = createCallbackActions(() => props.approval.id)
  return (
    <ul class="divide-y divide-line rounded border border-line bg-surface">
      <For each={props.approval.callbacks}>
        {(callback) => (
          <li class="grid gap-2 px-4 py-3 text-sm">
            <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
              <Head callback={callback} />
              <span class="ml-auto flex flex-wrap items-center gap-2">
                <CallbackBadge status={callback.status} />
                <For each={callback.actions}>
                  {(verb) => (
                    <Button size="sm" icon={icons[verb]} onClick={() => rule(verb, callback)}>
                      {t().approvalCallbacks[verb]}
                    </Button>
                  )}
                </For>
              </span>
            </div>
            <Show when={callback.grant}>{(grant) => <p>{grantInWords(grant())}</p>}</Show>
            <Progress callback={callback} />
          </li>
        )}
      </For>
    </ul>
  )
}

/** How what it gave stands now. */
function grantInWords(grant: NonNullable<Callback['grant']>): string {
  const { user_name, until, had, end, ended_at, is_held } = grant
  const words = t().approvalCallbacks.grant
  const inWords = (time: string): string => formatStamp(new Date(time))
  if (had) return words.had(user_name)
  if (end === 'kept') return words.kept(user_name)
  if (end && end !== 'gone' && ended_at) return words[end](user_name, inWords(ended_at))
  // Its time may be over before it is taken away.
  if (!is_held && until && Date.parse(until) <= Date.now()) return words.over(user_name, inWords(until))
  if (!is_held) return words.gone(user_name)
  return until ? words.until(user_name, inWords(until)) : words.forGood(user_name)
}

const icons = { retry: RotateCcw, skip: SkipForward } as const satisfies Record<CallbackVerb, unknown>

function Head(props: { callback: Callback }) {
  const words = () => t().approvalCallbacks
  const where = (): string => {
    const { node_id, node_name, on_status } = props.callback
    return on_status === null ? (node_name ?? node_id ?? '') : words().after[on_status]
  }
  return (
    <p class="min-w-0 break-words">
      <span class="font-medium">{words().types[props.callback.type]}</span>
      <Show when={props.callback.target_name}>{(name) => <> · {name()}</>}</Show>
      <span class="ml-2 text-xs text-ink-3">{where()}</span>
    </p>
  )
}

function Progress(props: { callback: Callback }) {
  const words = () => t().approvalCallbacks
  const answer = (): string => {
    const body = props.callback.result?.body
    return typeof body === 'string' ? body : ''
  }
  const isBlocking = (): boolean => props.callback.status === 'failed' && props.callback.node_id !== null
  return (
    <>
      <Show when={props.callback.error_msg}>
        {(text) => (
          <p class={`break-words ${props.callback.status === 'failed' ? 'text-failed' : 'text-ink-3'}`}>{text()}</p>
        )}
      </Show>
      <Show when={isBlocking()}>
        <p class="text-ink-3">{words().blocked}</p>
      </Show>
      <Show when={answer()}>
        {(text) => (
          <details class="text-ink-3">
            <summary class="cursor-pointer">{words().answer}</summary>
            <pre class="mt-1 max-h-40 overflow-auto font-mono text-xs break-all whitespace-pre-wrap">{text()}</pre>
          </details>
        )}
      </Show>
      <p class="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3 empty:hidden">
        <Show when={props.callback.attempts > 1}>
          <span>{words().attempts(props.callback.attempts)}</span>
        </Show>
        <Show when={props.callback.next_attempt_at}>
          {(at) => (
            <span>
              {words().nextTry} <RelativeTime at={at()} />
            </span>
          )}
        </Show>
        <Show when={props.callback.ended_at}>{(at) => <RelativeTime at={at()} />}</Show>
        <RunLink callback={props.callback} />
      </p>
    </>
  )
}

/** To the run that it started, for whoever may look at runs. */
function RunLink(props: { callback: Callback }) {
  const isFlow = (): boolean => props.callback.type === 'flow'
  const mayLook = (): boolean => can(isFlow() ? 'flow:read' : 'run:read')
  return (
    <Show when={mayLook() && props.callback.run_id}>
      {(id) => (
        <A class="text-accent-ink hover:underline" href={isFlow() ? `/flow-runs/${id()}` : `/runs/${id()}`}>
          {t().approvalCallbacks.openRun(id())}
        </A>
      )}
    </Show>
  )
}

const tones: Record<Callback['status'], Tone> = {
  waiting: 'waiting',
  running: 'running',
  success: 'success',
  failed: 'failed',
  skipped: 'skipped',
  void: 'cancelled',
}

function CallbackBadge(props: { status: Callback['status'] }) {
  const tone = (): Tone => tones[props.status]
  return (
    <Badge tone={tone()} icon={toneLook[tone()].icon} plain>
      {t().approvalCallbacks.statuses[props.status]}
    </Badge>
  )
}
