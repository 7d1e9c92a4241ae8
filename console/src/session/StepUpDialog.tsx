import { createUniqueId, Show } from 'solid-js'
import { answerOf, api } from '../api/client.ts'
import type { AnswerMethod } from '../api/confirm-identity.ts'
import { factorWords } from '../i18n/factor-words.ts'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { createSecondStep } from './create-second-step.ts'
import { SecondStepFields } from './SecondStepFields.tsx'

/** Asks who is there before something sensitive goes on. */
export function StepUpDialog(props: { methods: AnswerMethod[]; onAnswer: (isConfirmed: boolean) => void }) {
  const id = createUniqueId()
  const canConfirm = (): boolean => props.methods.length > 0
  const step = createSecondStep({
    methods: () => props.methods,
    send: (method) => answerOf(api.POST('/api/v1/auth/mfa/challenge', { body: { method } })),
    submit: async (body) => {
      await api.POST('/api/v1/auth/mfa/verify', { body })
      props.onAnswer(true)
    },
  })

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    event.stopPropagation()
    await step.confirm()
  }

  return (
    <Dialog
      isOpen
      onClose={() => props.onAnswer(false)}
      size="sm"
      title={factorWords().confirmTitle}
      description={canConfirm() ? factorWords().confirmBody : factorWords().confirmBySignIn}
      footer={
        <>
          <Button onClick={() => props.onAnswer(false)}>{t().ui.cancel}</Button>
          <Show when={canConfirm()}>
            <Button type="submit" form={id} variant="primary" pending={step.isPending()}>
              {factorWords().confirm}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={canConfirm()}>
        <form id={id} class="grid gap-4" onSubmit={submit} noValidate>
          <SecondStepFields step={step} methods={props.methods} />
        </form>
      </Show>
    </Dialog>
  )
}
