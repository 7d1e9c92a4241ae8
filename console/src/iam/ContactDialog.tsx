import { createSignal, Show } from 'solid-js'
import { contact } from '../../../domain/iam/contact.ts'
import { answerOf, api } from '../api/client.ts'
import { contactWords } from '../i18n/contact-words.ts'
import { t } from '../i18n/language.ts'
import { createSecondStep } from '../session/create-second-step.ts'
import { EntryProblem } from '../session/EntryLayout.tsx'
import { CodeField } from '../session/SecondStepFields.tsx'
import { reloadMe } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.ts'

export type ContactKind = 'email' | 'phone'

/** A new address for oneself: a code goes there, and with the code it counts. */
export function ContactDialog(props: { kind: ContactKind; onClose: () => void }) {
  const words = () => contactWords()
  const [value, setValue] = createSignal('')
  const [isAsked, setAsked] = createSignal(false)
  const wanted = () => contact.safeParse({ kind: props.kind, value: value().trim() }).data
  const step = createSecondStep({
    methods: () => [props.kind === 'email' ? 'email' : 'sms'],
    async send() {
      setAsked(true)
      const body = wanted()
      if (!body) throw new Error(words().need[props.kind])
      return answerOf(api.POST('/api/v1/auth/contact', { body }))
    },
    async submit({ code }) {
      const chosen = wanted()
      if (!chosen) return
      await api.POST('/api/v1/auth/contact/confirm', { body: { contact: chosen, code } })
      toast.success(words().saved[props.kind])
      props.onClose()
      await reloadMe()
    },
  })
  const isSent = (): boolean => step.sent() !== undefined
  const isMissing = (): boolean => isAsked() && wanted() === undefined

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (isSent()) await step.confirm()
    else await step.sendCode()
  }

  return (
    <Dialog
      isOpen
      size="sm"
      onClose={props.onClose}
      title={words().change[props.kind]}
      description={words().dialogBody[props.kind]}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button
            variant="primary"
            type="submit"
            form="contact"
            pending={step.isPending()}
            disabled={!isSent() || step.code().length < 6}
          >
            {words().save}
          </Button>
        </>
      }
    >
      <form id="contact" class="grid gap-4" onSubmit={submit} noValidate>
        <Show when={!isMissing() && step.failure()}>{(error) => <EntryProblem error={error()} />}</Show>
        <TextField
          label={words().fresh[props.kind]}
          name="contact"
          type={props.kind === 'email' ? 'email' : 'tel'}
          autocomplete={props.kind === 'email' ? 'email' : 'tel'}
          spellcheck={false}
          readOnly={isSent()}
          value={value()}
          onChange={setValue}
          error={isMissing() ? words().need[props.kind] : undefined}
        />
        <CodeField step={step} />
      </form>
    </Dialog>
  )
}
