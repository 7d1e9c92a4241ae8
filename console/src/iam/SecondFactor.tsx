import Plus from 'lucide-solid/icons/plus'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import { createSignal, For, Show } from 'solid-js'
import { answerOf, api, type Schemas } from '../api/client.ts'
import { createRecord } from '../api/create-record.ts'
import { queryClient } from '../api/query-client.ts'
import { factorWords } from '../i18n/factor-words.ts'
import { BindFactor } from '../session/BindFactor.tsx'
import { factorsQuery } from '../session/factor-queries.ts'
import { offerToEndOthers } from '../session/offer-end-others.ts'
import { RecoveryCodes } from '../session/RecoveryCodes.tsx'
import { Button } from '../ui/Button.tsx'
import { confirmAction } from '../ui/confirm.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormSection } from '../ui/Form.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast.ts'

type Factors = Schemas['Factors']
type Factor = Factors['factors'][number]

/** The second factor in one's own profile. */
export function SecondFactor() {
  const record = createRecord(factorsQuery)
  const [isBinding, setBinding] = createSignal(false)
  const [codes, setCodes] = createSignal<string[]>()
  const words = () => factorWords()

  const renew = () => queryClient.invalidateQueries({ queryKey: ['auth'] })

  async function finish(made: string[]): Promise<void> {
    setBinding(false)
    toast.success(words().bound)
    await renew()
    if (made.length > 0) setCodes(made)
    else await offerToEndOthers()
  }

  async function closeCodes(): Promise<void> {
    setCodes(undefined)
    await offerToEndOthers()
  }

  async function remove(factor: Factor): Promise<void> {
    const name = words().methods[factor.method]
    const isSure = await confirmAction({
      title: words().removeTitle(name),
      body: words().removeBody,
      confirmLabel: words().remove,
      isDangerous: true,
    })
    if (!isSure) return
    try {
      const path = { method: factor.method }
      await api.DELETE('/api/v1/auth/mfa/factors/{method}', { params: { path } })
      toast.success(words().removed)
      await renew()
      await offerToEndOthers()
    } catch (error) {
      toast.error(words().removeFailed, error)
      await renew()
    }
  }

  async function renewCodes(): Promise<void> {
    const { renewTitle: title, renewBody: body, renewCodes: confirmLabel } = words()
    if (!(await confirmAction({ title, body, confirmLabel }))) return
    try {
      setCodes((await answerOf(api.POST('/api/v1/auth/mfa/recovery-codes', {}))).recovery_codes)
    } catch (error) {
      toast.error(words().renewFailed, error)
    }
    await renew()
  }

  return (
    <FormSection title={words().title} description={words().body}>
      <Show
        when={record.data()}
        fallback={
          <Show when={record.error()} fallback={<SkeletonLines count={2} />}>
            {(error) => <ErrorState error={error()} onRetry={record.refetch} />}
          </Show>
        }
      >
        {(known) => (
          <>
            <FactorList factors={known().factors} onRemove={remove} />
            <div class="flex flex-wrap items-center gap-2">
              <Button icon={Plus} onClick={() => setBinding(true)}>
                {known().factors.length === 0 ? words().bindFirst : words().bindAnother}
              </Button>
              <Show when={known().factors.length > 0}>
                <Button onClick={renewCodes}>{words().renewCodes}</Button>
                <span class="text-sm text-ink-3">{words().codesLeft(known().recovery_codes_left)}</span>
              </Show>
            </div>
            <Dialog isOpen={isBinding()} onClose={() => setBinding(false)} title={words().bindTitle}>
              <BindFactor methods={known().available} onBound={finish} />
            </Dialog>
          </>
        )}
      </Show>
      <Dialog
        isOpen={codes() !== undefined}
        onClose={closeCodes}
        title={words().codesTitle}
        description={words().codesBody}
        footer={
          <Button variant="primary" onClick={closeCodes}>
            {words().codesKept}
          </Button>
        }
      >
        <RecoveryCodes codes={codes() ?? []} />
      </Dialog>
    </FormSection>
  )
}

function FactorList(props: { factors: Factor[]; onRemove: (factor: Factor) => Promise<void> }) {
  return (
    <Show when={props.factors.length > 0} fallback={<p class="text-ink-3">{factorWords().none}</p>}>
      <ul class="divide-y divide-line rounded border border-line">
        <For each={props.factors}>
          {(factor) => (
            <li class="flex items-center gap-3 px-3 py-2">
              <ShieldCheck size={18} class="shrink-0 text-success" aria-hidden="true" />
              <div class="min-w-0 flex-1">
                <p class="font-medium">
                  {factorWords().methods[factor.method]}
                  <Show when={factor.target}>
                    {(target) => <span class="ml-2 font-normal text-ink-2">{target()}</span>}
                  </Show>
                </p>
                <p class="text-sm text-ink-3">
                  {factorWords().lastUsed} <RelativeTime at={factor.last_used_at ?? factor.bound_at} />
                </p>
              </div>
              <Button size="sm" onClick={() => props.onRemove(factor)}>
                {factorWords().remove}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
