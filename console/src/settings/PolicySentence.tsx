import MessageSquareQuote from 'lucide-solid/icons/message-square-quote'
import { createMemo, Show } from 'solid-js'
import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { t } from '../i18n/language.ts'
import { policySentence } from './policy-sentences.ts'
import { type Draft, validValues } from './setting-rules.ts'

/** What the policy comes to, as it is edited; while a figure is wrong, as it last made sense. */
export function PolicySentence(props: { group: SettingGroup; draft: Draft }) {
  const sentence = createMemo<string | undefined>((last) => {
    const values = validValues(props.group, { ...props.draft })
    return values ? policySentence(props.group, values) : last
  })
  return (
    <Show when={sentence()}>
      {(words) => (
        <p class="mb-6 flex max-w-form gap-2.5 rounded bg-subtle px-3 py-2.5" role="status">
          <MessageSquareQuote size={16} class="mt-0.5 shrink-0 text-ink-3" aria-hidden="true" />
          <span>
            <span class="sr-only">{t().settings.sentences.label}</span> {words()}
          </span>
        </p>
      )}
    </Show>
  )
}
