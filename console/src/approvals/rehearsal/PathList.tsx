import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import { toneLook } from '../../ui/status.ts'
import type { Path, Step } from './rehearsal-queries.ts'
import { stepName, stepNotes, stepPeople, stepTone } from './step-words.ts'

/** What people care about; how ways part and meet is for the diagram. */
const shown = new Set(['approval', 'cc', 'wait', 'service', 'subprocess'])

export const shownSteps = ({ steps }: Path): Step[] => steps.filter(({ type }) => shown.has(type))

/** The steps of a way, in their order, with who has a part in each. `isPlan`: nothing of it has happened. */
export function PathList(props: { path: Path; isPlan?: boolean }) {
  const depthOf = ({ inside }: Step): number => {
    const holder = props.path.steps.find(({ id }) => id === inside)
    return holder ? 1 + depthOf(holder) : 0
  }
  return (
    <ol class="grid gap-2.5 text-sm">
      <For each={shownSteps(props.path)}>
        {(step) => (
          <li class="flex min-w-0 items-start gap-2" style={{ 'padding-left': `${depthOf(step) * 20}px` }}>
            <StepSign step={step} isPlan={props.isPlan ?? false} />
            <div class="min-w-0">
              <p class="break-words">
                <span class="font-medium">{stepName(step)}</span>
                <Show when={step.item !== null}>
                  <span class="text-ink-3"> · {t().rehearsal.item((step.item ?? 0) + 1)}</span>
                </Show>
                <Show when={stepPeople(step)}>{(people) => <span class="ml-2 text-ink-2">{people()}</span>}</Show>
              </p>
              <For each={stepNotes(step)}>{(note) => <p class="text-xs text-ink-3">{note}</p>}</For>
            </div>
          </li>
        )}
      </For>
      <For each={props.path.held}>
        {({ node_id, node_name, message }) => (
          <li class="break-words text-ink-2">{t().rehearsal.heldAt(node_name ?? node_id, message)}</li>
        )}
      </For>
    </ol>
  )
}

function StepSign(props: { step: Step; isPlan: boolean }) {
  const tone = () => {
    const told = stepTone(props.step)
    return props.isPlan && told !== 'skipped' && told !== 'failed' ? 'waiting' : told
  }
  return (
    <Dynamic
      component={toneLook[tone()].icon}
      size={14}
      class={`mt-1 shrink-0 ${toneLook[tone()].text}`}
      aria-hidden="true"
    />
  )
}
