import ChevronDown from 'lucide-solid/icons/chevron-down'
import ChevronUp from 'lucide-solid/icons/chevron-up'
import CircleAlert from 'lucide-solid/icons/circle-alert'
import CircleCheck from 'lucide-solid/icons/circle-check'
import LoaderCircle from 'lucide-solid/icons/loader-circle'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { t } from '../i18n/language.ts'
import { bringIntoView } from './canvas/bring-into-view.ts'
import type { DrawingState } from './create-drawing.ts'
import type { Validation } from './create-validation.ts'
import { elementsByKey } from './graph/find-elements.ts'

type ProblemsProps = {
  drawing: DrawingState
  validation: Validation
  /** Leads to what is wrong beside the drawing, such as in its settings. */
  onElsewhere?: (id: string) => void
}

/** What keeps it from being run, below the canvas; each leads to its element. */
export function Problems(props: ProblemsProps) {
  const [isOpen, setOpen] = createSignal(true)
  const words = () => t().designer.problems
  const count = () => props.validation.problems().length

  function show(id: string): void {
    const element = elementsByKey(props.drawing).get(id)
    if (!element) return void (id !== '' && props.onElsewhere?.(id))
    props.drawing.get('selection').select(element)
    bringIntoView(props.drawing.get, element)
  }

  return (
    <section class="shrink-0 border-t border-line bg-surface" aria-label={words().list}>
      <div class="flex h-8 items-center gap-3 px-3 text-sm">
        <span class="flex items-center gap-1.5" role="status">
          <State validation={props.validation} />
        </span>
        <Show when={count() > 0}>
          <button
            type="button"
            class="ml-auto flex items-center gap-1 rounded-sm text-ink-2 hover:text-ink"
            aria-expanded={isOpen()}
            onClick={() => setOpen(!isOpen())}
          >
            {isOpen() ? words().hide : words().show}
            <Show when={isOpen()} fallback={<ChevronUp size={14} aria-hidden="true" />}>
              <ChevronDown size={14} aria-hidden="true" />
            </Show>
          </button>
        </Show>
      </div>
      <Show when={isOpen() && count() > 0}>
        <ul class="max-h-32 overflow-y-auto border-t border-line py-1">
          <For each={props.validation.problems()}>
            {(problem) => (
              <li>
                <button
                  type="button"
                  class="flex w-full items-start gap-2 px-3 py-1 text-left text-sm hover:bg-subtle"
                  onClick={() => show(problem.element_id)}
                >
                  <CircleAlert size={14} class="mt-[3px] shrink-0 text-failed" aria-hidden="true" />
                  <span class="w-32 shrink-0 truncate font-mono text-xs leading-5 text-ink-2">
                    {problem.element_id || words().whole}
                  </span>
                  <span class="min-w-0 flex-1">{problem.message}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

function State(props: { validation: Validation }) {
  const words = () => t().designer.problems
  const count = () => props.validation.problems().length
  return (
    <Switch>
      <Match when={props.validation.state() === 'empty'}>
        <span class="text-ink-3">{words().empty}</span>
      </Match>
      <Match when={props.validation.state() === 'failed'}>
        <CircleAlert size={14} class="text-cancelled" aria-hidden="true" />
        <span class="text-cancelled">{words().failed}</span>
      </Match>
      <Match when={count() > 0}>
        <CircleAlert size={14} class="text-failed" aria-hidden="true" />
        <span class="font-medium text-failed">{words().count(count())}</span>
        <Checking validation={props.validation} />
      </Match>
      <Match when={props.validation.state() === 'checking'}>
        <Checking validation={props.validation} />
        <span class="text-ink-3">{words().checking}</span>
      </Match>
      <Match when={true}>
        <CircleCheck size={14} class="text-success" aria-hidden="true" />
        <span class="text-ink-2">{words().none}</span>
      </Match>
    </Switch>
  )
}

function Checking(props: { validation: Validation }) {
  return (
    <Show when={props.validation.state() === 'checking'}>
      <LoaderCircle size={14} class="animate-spin text-ink-3" aria-hidden="true" />
    </Show>
  )
}
