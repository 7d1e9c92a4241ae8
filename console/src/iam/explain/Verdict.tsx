import { A } from '@solidjs/router'
import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleX from 'lucide-solid/icons/circle-x'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { explainWords } from '../../i18n/explain-words.ts'
import { formatExact } from '../../i18n/format.ts'
import type { Explanation, User } from '../iam-queries.ts'
import { personLabel } from '../person-label.ts'

const looks = {
  may: { icon: CircleCheck, soft: 'bg-success-soft', text: 'text-success' },
  mayBut: { icon: TriangleAlert, soft: 'bg-timeout-soft', text: 'text-timeout' },
  mayNot: { icon: CircleX, soft: 'bg-failed-soft', text: 'text-failed' },
} as const

/** Whether somebody may, in one sentence; what stands in the way of it now; and how it comes. */
export function Verdict(props: { person: User; right: string; explanation: Explanation }) {
  const words = () => explainWords()
  const verdict = (): keyof typeof looks =>
    !props.explanation.allowed ? 'mayNot' : obstacleOf(props.person) === undefined ? 'may' : 'mayBut'
  const sentences = (): string[] =>
    [
      obstacleOf(props.person),
      props.explanation.allowed ? words().ways(props.explanation.paths.length) : words().noWay,
      props.person.must_change_password ? words().states.mustChange : undefined,
    ].filter((sentence) => sentence !== undefined)
  return (
    <div class={`flex items-start gap-3 rounded px-4 py-3 ${looks[verdict()].soft}`} aria-live="polite">
      <Dynamic
        component={looks[verdict()].icon}
        size={20}
        class={`mt-0.5 shrink-0 ${looks[verdict()].text}`}
        aria-hidden="true"
      />
      <div class="min-w-0">
        <p class="text-lg font-semibold break-words">{words()[verdict()](personLabel(props.person), props.right)}</p>
        <For each={sentences()}>{(sentence) => <p class="text-ink-2">{sentence}</p>}</For>
        <A
          href={`/users/${props.person.id}`}
          class="mt-1 inline-block text-sm text-accent-ink underline-offset-2 hover:underline"
        >
          {words().seePerson}
        </A>
      </div>
    </div>
  )
}

/** Why somebody cannot sign in, whatever their roles say. */
function obstacleOf({ status, locked_until: lockedUntil }: User): string | undefined {
  const { states } = explainWords()
  if (status === 'disabled' || status === 'pending') return states[status]
  return lockedUntil ? states.locked(formatExact(new Date(lockedUntil))) : undefined
}
