import { createSignal, Show } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { endFactorBinding } from '../api/credentials.ts'
import { queryClient } from '../api/query-client.ts'
import { factorWords } from '../i18n/factor-words.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { BindFactor } from './BindFactor.tsx'
import { EntryLayout } from './EntryLayout.tsx'
import { factorsQuery } from './factor-queries.ts'
import { offerToEndOthers } from './offer-end-others.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { UseOtherAccount } from './UseOtherAccount.tsx'

/** All that a person sees whose role asks for a second factor that is not bound yet. */
export function BindFactorPage() {
  const factors = createRecord(factorsQuery)
  const [codes, setCodes] = createSignal<string[]>()

  async function finish(made: string[]): Promise<void> {
    await queryClient.invalidateQueries({ queryKey: ['auth'] })
    if (made.length === 0) await goOn()
    else setCodes(made)
  }

  async function goOn(): Promise<void> {
    endFactorBinding()
    await offerToEndOthers()
  }

  return (
    <Show
      when={codes()}
      fallback={
        <EntryLayout title={factorWords().mustTitle} description={factorWords().mustBody}>
          <Show when={factors.error()}>{(error) => <ErrorState error={error()} onRetry={factors.refetch} />}</Show>
          <Show when={factors.data()}>{(known) => <BindFactor methods={known().available} onBound={finish} />}</Show>
          <UseOtherAccount />
        </EntryLayout>
      }
    >
      {(made) => (
        <EntryLayout title={factorWords().codesTitle} description={factorWords().codesBody}>
          <RecoveryCodes codes={made()} />
          <div class="mt-4">
            <Button variant="primary" block onClick={goOn}>
              {factorWords().codesKept}
            </Button>
          </div>
        </EntryLayout>
      )}
    </Show>
  )
}
