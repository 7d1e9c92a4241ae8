import { Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { controlClass } from './control.ts'

type SecretInputProps = {
  label: string
  placeholder?: string
  value: string
  isSecret: boolean
  /** One is kept on the server, which never shows it: it stays unless it is replaced. */
  isStored: boolean
  onInput: (value: string) => void
  onReplace: () => void
}

/** A small text field whose content may be a secret. */
export function SecretInput(props: SecretInputProps) {
  let input: HTMLInputElement | undefined
  const replace = (): void => {
    props.onReplace()
    input?.focus()
  }
  return (
    <Show
      when={props.isStored}
      fallback={
        <input
          ref={input}
          class={`${controlClass} h-8 min-w-0 flex-1 font-mono text-sm!`}
          type={props.isSecret ? 'password' : 'text'}
          autocomplete={props.isSecret ? 'new-password' : 'off'}
          aria-label={props.label}
          placeholder={props.placeholder}
          spellcheck={false}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      }
    >
      <div class="flex h-8 min-w-0 flex-1 items-center justify-between rounded border border-line-strong bg-subtle pl-2.5 text-sm">
        <span class="text-ink-2" role="img" aria-label={t().ui.secretKept}>
          ••••••
        </span>
        <button
          type="button"
          class="h-full rounded px-2 text-accent-ink hover:underline"
          aria-label={`${props.label}: ${t().ui.secretReplace}`}
          onClick={replace}
        >
          {t().ui.secretReplace}
        </button>
      </div>
    </Show>
  )
}
