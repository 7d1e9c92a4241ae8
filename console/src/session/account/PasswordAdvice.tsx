import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import Check from 'lucide-solid/icons/check'
import Dot from 'lucide-solid/icons/dot'
import { createDeferred, createMemo, For, Show } from 'solid-js'
import { leakedPasswords } from '../../../../domain/iam/leaked-passwords.ts'
import {
  judgePassword,
  longestPassword,
  type PasswordOwner,
  type PasswordPolicy,
} from '../../../../domain/iam/password-rules.ts'
import { language, t } from '../../i18n/language.ts'
import { type Tone, toneLook } from '../../ui/status.ts'

type PasswordAdviceProps = { password: string; rules: PasswordPolicy; owner: PasswordOwner; isFirst: boolean }

const estimator = new ZxcvbnFactory({ dictionary: { commonest: [...leakedPasswords] }, maxLength: longestPassword })
const toneOfScore: Tone[] = ['failed', 'failed', 'timeout', 'success', 'success']
const fewestSteps = 1

/** Loaded when a password is chosen: the lists and the estimator weigh more than the page around them. */
export default function PasswordAdvice(props: PasswordAdviceProps) {
  const settled = createDeferred(() => props.password, { timeoutMs: 150 })
  const judged = createMemo(() => judgePassword(settled(), props.rules, props.owner))
  const isEmpty = (): boolean => settled() === ''
  return (
    <div class="mt-2 grid gap-2">
      <Show when={!isEmpty()}>
        <Strength password={settled()} owner={props.owner} />
      </Show>
      <ul class="grid gap-0.5 text-sm" aria-label={t().account.rulesLabel}>
        <For each={judged()}>{(rule) => <Rule isMet={!isEmpty() && rule.isMet} words={rule.fault[language()]} />}</For>
        <Show when={props.rules.history > 0 && !props.isFirst}>
          <LaterRule words={t().account.notRecent(props.rules.history)} />
        </Show>
        <LaterRule words={t().account.noContextWord} />
      </ul>
    </div>
  )
}

function Rule(props: { isMet: boolean; words: string }) {
  return (
    <li class="flex items-start gap-1.5" classList={{ 'text-success': props.isMet, 'text-ink-3': !props.isMet }}>
      <Show when={props.isMet} fallback={<Dot size={14} class="mt-[3px] shrink-0" aria-label={t().account.ruleOpen} />}>
        <Check size={14} class="mt-[3px] shrink-0" aria-label={t().account.ruleMet} />
      </Show>
      {props.words}
    </li>
  )
}

/** One that only the server can judge. */
function LaterRule(props: { words: string }) {
  return (
    <li class="flex items-start gap-1.5 text-ink-3">
      <Dot size={14} class="mt-[3px] shrink-0" aria-hidden="true" />
      {props.words}
    </li>
  )
}

function Strength(props: { password: string; owner: PasswordOwner }) {
  const score = createMemo(() => {
    const { username, name, email, phone } = props.owner
    const own = [username, name, email, phone].filter((word): word is string => Boolean(word))
    return estimator.check(props.password.slice(0, longestPassword), own).score
  })
  const look = () => toneLook[toneOfScore[score()] ?? 'failed']
  return (
    <div class="flex items-center gap-2 text-sm" role="status">
      <span class="text-ink-2">{t().account.strength}</span>
      <span class="grid flex-1 grid-cols-4 gap-1" aria-hidden="true">
        <For each={[1, 2, 3, 4]}>
          {(step) => (
            <span class={`h-1 rounded-full ${Math.max(score(), fewestSteps) >= step ? look().solid : 'bg-muted'}`} />
          )}
        </For>
      </span>
      <span class={`min-w-16 text-right ${look().text}`}>{t().account.strengths[score()]}</span>
    </div>
  )
}
