import { createSignal, Show } from 'solid-js'
import { apiCode } from '../api/api-error.ts'
import { answerOf, publicApi } from '../api/client.ts'
import type { TokenAnswer } from '../api/credentials.ts'
import { factorWords } from '../i18n/factor-words.ts'
import { piece } from '../i18n/page.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { createSecondStep } from './create-second-step.ts'
import { EntryLayout } from './EntryLayout.tsx'
import { roomOfferIn } from './room.ts'
import { SecondStepFields } from './SecondStepFields.tsx'
import { goOn, type SecondStep, setSecondStep } from './session.ts'

const RoomDialog = piece(() => import('./RoomDialog.tsx'), 'account')

const headers = { 'X-OPS-Client': 'console' }

/** The second step of a sign-in. */
export function SecondStepPage(props: { step: SecondStep }) {
  const [isTrusted, setTrusted] = createSignal(false)
  const token = () => (props.step.mfa_token === undefined ? {} : { mfa_token: props.step.mfa_token })
  const step = createSecondStep({
    methods: () => props.step.methods,
    send: (method) => answerOf(publicApi.POST('/api/v1/auth/mfa/challenge', { body: { ...token(), method } })),
    submit: async (answer) => {
      const body = { ...token(), ...answer, trust_device: isTrusted() }
      const tokens = await answerOf(publicApi.POST('/api/v1/auth/mfa/verify', { body, headers }))
      goOn(tokens as TokenAnswer)
    },
  })
  const isOver = (): boolean => step.failure()?.status === 401 && step.failure()?.code !== apiCode.wrongCredentials

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    await step.confirm()
  }

  return (
    <EntryLayout title={factorWords().stepTitle} description={factorWords().stepBody}>
      <form class="grid gap-4" onSubmit={submit} noValidate>
        <SecondStepFields step={step} methods={props.step.methods} />
        <Show when={roomOfferIn(step.failure())}>
          {(offer) => <RoomDialog offer={offer()} onClose={() => setSecondStep(undefined)} />}
        </Show>
        <Show when={props.step.trusted_device_days > 0}>
          <Checkbox
            checked={isTrusted()}
            onChange={setTrusted}
            label={factorWords().trust}
            help={factorWords().trustHelp(props.step.trusted_device_days)}
          />
        </Show>
        <Button type="submit" variant="primary" block pending={step.isPending()} disabled={isOver()}>
          {factorWords().verify}
        </Button>
        <Button variant={isOver() ? 'primary' : 'ghost'} block onClick={() => setSecondStep(undefined)}>
          {factorWords().back}
        </Button>
      </form>
    </EntryLayout>
  )
}
