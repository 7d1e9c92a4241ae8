import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleX from 'lucide-solid/icons/circle-x'
import { createEffect, createSignal, For, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import { providerWords } from '../../i18n/provider-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { type Provider, testProvider } from './provider-queries.ts'

type Result = Awaited<ReturnType<typeof testProvider>>

/** Tries the provider as soon as it opens, and says step by step what came of it. */
export function ProviderTestDialog(props: {
  provider: Pick<Provider, 'id' | 'name'> | undefined
  onClose: () => void
}) {
  const words = () => providerWords()
  const [result, setResult] = createSignal<Result>()
  const [failure, setFailure] = createSignal<unknown>()

  async function run(id: number): Promise<void> {
    setResult(undefined)
    setFailure(undefined)
    try {
      setResult(await testProvider(id))
    } catch (error) {
      setFailure(error)
    }
  }
  createEffect(() => props.provider && void run(props.provider.id))

  return (
    <Dialog
      isOpen={props.provider !== undefined}
      onClose={props.onClose}
      title={words().testTitle(props.provider?.name ?? '')}
      footer={<Button onClick={() => props.onClose()}>{t().ui.close}</Button>}
    >
      <Switch
        fallback={
          <div role="status">
            <p class="mb-3 text-ink-2">{words().testing}</p>
            <SkeletonLines count={3} />
          </div>
        }
      >
        <Match when={failure()}>
          {(error) => (
            <ErrorState
              title={words().testFailed}
              error={error()}
              onRetry={() => props.provider && run(props.provider.id)}
            />
          )}
        </Match>
        <Match when={result()}>
          {(answer) => (
            <div role="status">
              <p class={answer().ok ? 'font-medium text-success' : 'font-medium text-failed'}>
                {answer().ok ? words().testOk : words().testBad}
              </p>
              <ol class="mt-3 grid gap-2.5">
                <For each={answer().steps}>
                  {(step) => (
                    <li class="flex items-start gap-2">
                      <Dynamic
                        component={step.ok ? CircleCheck : CircleX}
                        size={16}
                        class={`mt-0.5 shrink-0 ${step.ok ? 'text-success' : 'text-failed'}`}
                        aria-hidden="true"
                      />
                      <span class="min-w-0">
                        <span class="font-medium">{step.name}</span>
                        <Show when={step.message}>
                          <span class="block text-sm break-words text-ink-2">{step.message}</span>
                        </Show>
                      </span>
                    </li>
                  )}
                </For>
              </ol>
            </div>
          )}
        </Match>
      </Switch>
    </Dialog>
  )
}
