import { createEffect, For, Match, on, Show, Switch } from 'solid-js'
import type { AnswerMethod } from '../api/confirm-identity.ts'
import { factorWords } from '../i18n/factor-words.ts'
import { Button } from '../ui/Button.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { SecondStepState } from './create-second-step.ts'
import { EntryProblem } from './EntryLayout.tsx'

/** The field of the chosen method, and the other methods to change to. */
export function SecondStepFields(props: { step: SecondStepState; methods: AnswerMethod[] }) {
  const words = () => factorWords()
  const others = (): AnswerMethod[] => props.methods.filter((method) => method !== props.step.method())
  let fields!: HTMLDivElement
  // The attribute `autofocus` does nothing for what comes later than the page.
  createEffect(on(props.step.method, () => queueMicrotask(() => fields.querySelector('input')?.focus())))
  return (
    <div ref={fields} class="grid gap-4">
      <Show when={props.step.failure()}>{(error) => <EntryProblem error={error()} />}</Show>
      <Switch>
        <Match when={props.step.method() === 'password'}>
          <PasswordField
            label={words().password}
            name="code"
            autocomplete="current-password"
            value={props.step.code()}
            onChange={props.step.setCode}
          />
        </Match>
        <Match when={props.step.method() === 'recovery'}>
          <TextField
            label={words().methods.recovery}
            name="code"
            help={words().recoveryHelp}
            autocomplete="off"
            spellcheck={false}
            mono
            value={props.step.code()}
            onChange={props.step.setCode}
          />
        </Match>
        <Match when={true}>
          <CodeField step={props.step} />
        </Match>
      </Switch>
      <Show when={others().length > 0}>
        <div class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <span class="text-ink-3">{words().otherWay}</span>
          <For each={others()}>
            {(method) => (
              <button
                type="button"
                class="text-accent-ink underline-offset-2 hover:underline"
                onClick={() => props.step.choose(method)}
              >
                {words().methods[method]}
              </button>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}

export function CodeField(props: { step: SecondStepState }) {
  const words = () => factorWords()
  const isSent = (): boolean => props.step.method() !== 'totp'
  const help = (): string => {
    if (!isSent()) return words().totpHelp
    const sent = props.step.sent()
    return sent ? words().sentTo(sent.target) : words().sendFirst
  }
  return (
    <div class="flex items-start gap-2">
      <div class="min-w-0 flex-1">
        <TextField
          label={words().codeOf(words().methods[props.step.method()])}
          name="code"
          help={help()}
          autocomplete="one-time-code"
          inputMode="numeric"
          maxLength={6}
          spellcheck={false}
          mono
          value={props.step.code()}
          onChange={(code) => props.step.setCode(code.replaceAll(/\D/g, ''))}
        />
      </div>
      <Show when={isSent()}>
        <div class="pt-6">
          <Button
            pending={props.step.isSending()}
            disabled={props.step.secondsToResend() > 0}
            onClick={props.step.sendCode}
          >
            {props.step.secondsToResend() > 0
              ? words().resendIn(props.step.secondsToResend())
              : props.step.sent()
                ? words().resend
                : words().send}
          </Button>
        </div>
      </Show>
    </div>
  )
}
