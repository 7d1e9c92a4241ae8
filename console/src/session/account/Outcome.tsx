import CircleCheck from 'lucide-solid/icons/circle-check'
import Mail from 'lucide-solid/icons/mail'
import { type JSX, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { ButtonLink } from '../../ui/Button.tsx'

/** What came of it, in the place of the form. */
export function Outcome(props: { kind: 'mail' | 'done'; body: string; note?: string; children?: JSX.Element }) {
  return (
    <div class="grid gap-3" role="status">
      <div class="flex items-start gap-2.5">
        <Show
          when={props.kind === 'done'}
          fallback={<Mail size={20} class="mt-0.5 shrink-0 text-accent-ink" aria-hidden="true" />}
        >
          <CircleCheck size={20} class="mt-0.5 shrink-0 text-success" aria-hidden="true" />
        </Show>
        <p class="min-w-0 break-words">{props.body}</p>
      </div>
      <Show when={props.note}>
        <p class="text-sm text-ink-3">{props.note}</p>
      </Show>
      <Show when={props.kind === 'done'}>
        <div>
          <ButtonLink href="/" variant="primary">
            {t().account.signIn}
          </ButtonLink>
        </div>
      </Show>
      {props.children}
    </div>
  )
}
