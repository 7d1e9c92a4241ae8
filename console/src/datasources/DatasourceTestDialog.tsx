import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleX from 'lucide-solid/icons/circle-x'
import { createEffect, createSignal, Match, Show, Switch } from 'solid-js'
import { datasourceWords } from '../i18n/datasource-words.ts'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Facts } from '../ui/Facts.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { type Datasource, refreshDatasources, testDatasource } from './datasource-queries.ts'

type Result = Awaited<ReturnType<typeof testDatasource>>

/** Tries the data source as soon as it opens, and says what came of it. */
export function DatasourceTestDialog(props: {
  datasource: Pick<Datasource, 'id' | 'name'> | undefined
  onClose: () => void
}) {
  const words = () => datasourceWords()
  const [result, setResult] = createSignal<Result>()
  const [failure, setFailure] = createSignal<unknown>()

  async function run(id: number): Promise<void> {
    setResult(undefined)
    setFailure(undefined)
    try {
      setResult(await testDatasource(id))
    } catch (error) {
      setFailure(error)
    }
  }
  /** Only then, since a form that stands behind is made anew from the record. */
  function close(): void {
    props.onClose()
    void refreshDatasources()
  }
  createEffect((before: number | undefined) => {
    const id = props.datasource?.id
    if (id !== undefined && id !== before) void run(id)
    return id
  })

  return (
    <Dialog
      isOpen={props.datasource !== undefined}
      onClose={close}
      title={words().testTitle(props.datasource?.name ?? '')}
      footer={
        <>
          <Show when={props.datasource && (result() || failure())}>
            <Button onClick={() => props.datasource && run(props.datasource.id)}>{words().test}</Button>
          </Show>
          <Button onClick={close}>{t().ui.close}</Button>
        </>
      }
    >
      <Switch
        fallback={
          <div role="status">
            <p class="mb-3 text-ink-2">{words().testing}</p>
            <SkeletonLines count={2} />
          </div>
        }
      >
        <Match when={failure()}>{(error) => <ErrorState title={words().testFailed} error={error()} />}</Match>
        <Match when={result()}>
          {(answer) => (
            <div role="status">
              <Show
                when={answer().ok}
                fallback={
                  <>
                    <p class="flex items-center gap-2 font-medium text-failed">
                      <CircleX size={16} aria-hidden="true" />
                      {words().testBad}
                    </p>
                    <p class="mt-2 text-sm break-words text-ink-2">{answer().message}</p>
                  </>
                }
              >
                <p class="mb-3 flex items-center gap-2 font-medium text-success">
                  <CircleCheck size={16} aria-hidden="true" />
                  {words().testOk(answer().latency_ms ?? 0)}
                </p>
                <Facts items={[{ label: words().serverVersion, value: answer().server_version ?? '–' }]} />
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </Dialog>
  )
}
