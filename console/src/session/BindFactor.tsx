import { createSignal, Match, onMount, Show, Switch } from 'solid-js'
import { type ApiError, asApiError } from '../api/api-error.ts'
import { answerOf, api, type Schemas } from '../api/client.ts'
import { factorWords } from '../i18n/factor-words.ts'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { TextField } from '../ui/TextField.tsx'
import { EntryProblem } from './EntryLayout.tsx'

type Method = Schemas['Factors']['available'][number]
type Offer = Schemas['TotpOffer'] | Schemas['SentCode']

/** From the choice of a method to its first code. */
export function BindFactor(props: { methods: Method[]; onBound: (recoveryCodes: string[]) => Promise<void> }) {
  const [method, setMethod] = createSignal<Method>(props.methods[0] ?? 'totp')
  const [offer, setOffer] = createSignal<Offer>()
  const [code, setCode] = createSignal('')
  const [failure, setFailure] = createSignal<ApiError>()
  const [isPending, setPending] = createSignal(false)

  async function attempt(call: () => Promise<void>): Promise<void> {
    if (isPending()) return
    setPending(true)
    setFailure(undefined)
    try {
      await call()
    } catch (error) {
      setFailure(asApiError(error))
      setCode('')
    } finally {
      setPending(false)
    }
  }
  const bind = (body: { method: Method; code?: string }) => answerOf(api.POST('/api/v1/auth/mfa/bind', { body }))

  const begin = () => attempt(async () => void setOffer((await bind({ method: method() })) as Offer))

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!offer()) return begin()
    if (code().length < 6) return
    await attempt(async () => {
      const bound = (await bind({ method: method(), code: code() })) as Schemas['RecoveryCodes']
      await props.onBound(bound.recovery_codes)
    })
  }

  return (
    <form class="grid gap-4" onSubmit={submit} noValidate>
      <Show when={failure()}>{(error) => <EntryProblem error={error()} />}</Show>
      <Show
        when={offer()}
        fallback={
          <>
            <RadioGroup
              label={factorWords().chooseMethod}
              value={method()}
              onChange={setMethod}
              options={props.methods.map((value) => ({
                value,
                label: factorWords().methods[value],
                help: factorWords().methodHelp[value],
              }))}
            />
            <Button type="submit" variant="primary" block pending={isPending()}>
              {factorWords().begin}
            </Button>
          </>
        }
      >
        {(offered) => (
          <>
            <OfferView offer={offered()} />
            <TextField
              label={factorWords().firstCode}
              name="code"
              autocomplete="one-time-code"
              inputMode="numeric"
              maxLength={6}
              mono
              value={code()}
              onChange={(value) => setCode(value.replaceAll(/\D/g, ''))}
            />
            <Button type="submit" variant="primary" block pending={isPending()} disabled={code().length < 6}>
              {factorWords().bind}
            </Button>
            <Button variant="ghost" block onClick={() => setOffer(undefined)}>
              {factorWords().otherMethod}
            </Button>
          </>
        )}
      </Show>
    </form>
  )
}

function OfferView(props: { offer: Offer }) {
  onMount(() => queueMicrotask(() => document.querySelector<HTMLInputElement>('[data-field=code] input')?.focus()))
  return (
    <Switch>
      <Match when={'qr_svg' in props.offer && props.offer}>
        {(totp) => (
          <div class="grid gap-3">
            <p class="text-ink-2">{factorWords().scan}</p>
            <img
              class="size-44 justify-self-center rounded border border-line bg-white p-1"
              src={`data:image/svg+xml,${encodeURIComponent(totp().qr_svg)}`}
              alt={factorWords().qrAlt}
            />
            <div>
              <p class="text-sm text-ink-3">{factorWords().manual}</p>
              <p class="flex items-center gap-1">
                <code class="font-mono text-sm break-all">{totp().secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
                <CopyButton text={totp().secret} label={factorWords().copySecret} />
              </p>
            </div>
          </div>
        )}
      </Match>
      <Match when={'target' in props.offer && props.offer}>
        {(sent) => <p class="text-ink-2">{factorWords().sentTo(sent().target)}</p>}
      </Match>
    </Switch>
  )
}
