import FileUp from 'lucide-solid/icons/file-up'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { answerOf, api, type Schemas } from '../../api/client.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { t } from '../../i18n/language.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { toast } from '../../ui/toast.ts'
import { ImportRows } from './ImportRows.tsx'
import { downloadTable, refreshUsers } from './user-actions.ts'

type Answer = Schemas['UserImport']

export default function UserImportPage() {
  return (
    <Allowed to="user:write">
      <PageHeader
        title={t().users.importUsers}
        description={t().users.importHelp}
        actions={
          <For each={['xlsx', 'csv'] as const}>
            {(format) => (
              <Button
                variant="ghost"
                onClick={() =>
                  downloadTable(`/api/v1/users/import-template?format=${format}`, `users-template.${format}`)
                }
              >
                {t().users.template} {format}
              </Button>
            )}
          </For>
        }
      />
      <Steps />
    </Allowed>
  )
}

function Steps() {
  const [file, setFile] = createSignal<File>()
  const [preview, setPreview] = createSignal<Answer>()
  const [created, setCreated] = createSignal<number>()
  const [isBusy, setBusy] = createSignal(false)
  const [onlyBroken, setOnlyBroken] = createSignal(false)
  const words = () => t().users

  function startOver(): void {
    setFile(undefined)
    setPreview(undefined)
    setCreated(undefined)
    setOnlyBroken(false)
  }

  async function ask(query: { mode: 'preview' | 'commit'; rows?: 'all' | 'valid' }): Promise<Answer | undefined> {
    const chosen = file()
    if (!chosen) return undefined
    setBusy(true)
    try {
      return await send(chosen, query)
    } catch (error) {
      toast.error(words().importFailed, error)
      return undefined
    } finally {
      setBusy(false)
    }
  }

  async function check(chosen: File): Promise<void> {
    setFile(chosen)
    setPreview(await ask({ mode: 'preview' }))
  }

  async function commit(rows: 'all' | 'valid'): Promise<void> {
    const answer = await ask({ mode: 'commit', rows })
    // Somebody may have taken a name meanwhile: the rows say so then.
    if (!answer) return void setPreview((await ask({ mode: 'preview' })) ?? preview())
    setCreated(answer.created)
    await refreshUsers()
  }

  return (
    <div class="relative">
      <ProgressBar isActive={isBusy()} />
      <Switch fallback={<DropZone isBusy={isBusy()} onFile={check} />}>
        <Match when={created() !== undefined}>
          <EmptyState
            title={words().importDone(created() ?? 0)}
            action={
              <>
                <ButtonLink href="/users?status=pending" variant="primary">
                  {words().toPending}
                </ButtonLink>
                <Button onClick={startOver}>{words().importMore}</Button>
              </>
            }
          >
            {words().importDoneBody}
          </EmptyState>
        </Match>
        <Match when={preview()}>
          {(answer) => (
            <>
              <div class="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
                <span class="font-medium">{file()?.name}</span>
                <span class="text-success">{words().ready(answer().valid)}</span>
                <Show when={answer().invalid > 0}>
                  <span class="text-failed">{words().broken(answer().invalid)}</span>
                  <Checkbox label={words().onlyBroken} checked={onlyBroken()} onChange={setOnlyBroken} />
                </Show>
                <div class="ml-auto flex flex-wrap gap-2">
                  <Button onClick={startOver}>{words().chooseOther}</Button>
                  <Show
                    when={answer().invalid === 0}
                    fallback={
                      <Button variant="primary" disabled={answer().valid === 0} onClick={() => commit('valid')}>
                        {words().commitValid(answer().valid)}
                      </Button>
                    }
                  >
                    <Button variant="primary" onClick={() => commit('all')}>
                      {words().commitAll(answer().valid)}
                    </Button>
                  </Show>
                </div>
              </div>
              <Show when={answer().ignored.length > 0}>
                <p class="pb-3 text-sm text-ink-2">{words().ignored(answer().ignored.join(', '))}</p>
              </Show>
              <ImportRows answer={answer()} onlyBroken={onlyBroken()} />
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}

function send(file: File, query: { mode: 'preview' | 'commit'; rows?: 'all' | 'valid' }): Promise<Answer> {
  const form = new FormData()
  form.set('file', file)
  return answerOf(
    api.POST('/api/v1/users/import', {
      params: { query },
      body: form as never,
      bodySerializer: (body: unknown) => body as FormData,
    }),
  )
}

function DropZone(props: { isBusy: boolean; onFile: (file: File) => unknown }) {
  const [isOver, setOver] = createSignal(false)
  const take = (files: FileList | null | undefined): void => {
    const [file] = files ?? []
    if (file && !props.isBusy) void props.onFile(file)
  }
  return (
    <label
      class="flex min-h-56 cursor-pointer flex-col items-center justify-center gap-1 rounded border border-dashed px-4 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent"
      classList={{
        'border-line-control hover:bg-subtle': !isOver(),
        'border-accent bg-accent-soft': isOver(),
      }}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files)
      }}
    >
      <input
        type="file"
        class="sr-only"
        accept=".xlsx,.csv,text/csv"
        disabled={props.isBusy}
        onChange={(event) => take(event.currentTarget.files)}
      />
      <FileUp size={24} stroke-width={1.5} class="mb-2 text-ink-3" aria-hidden="true" />
      <span class="font-semibold">{props.isBusy ? t().users.checking : t().users.drop}</span>
      <span class="text-sm text-ink-2">{t().users.dropHelp}</span>
    </label>
  )
}
