import Download from 'lucide-solid/icons/download'
import { For, Match, Show, Switch } from 'solid-js'
import { Allowed } from '../../frame/Allowed.tsx'
import { importWords } from '../../i18n/import-words.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { createUserImport } from './create-user-import.ts'
import { ImportDone } from './ImportDone.tsx'
import { ImportDropZone } from './ImportDropZone.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { downloadTable } from './user-actions.ts'

export default function UserImportPage() {
  const users = createUserImport()
  return (
    <Allowed to="user:write">
      <PageHeader
        title={t().users.importUsers}
        description={importWords().help}
        actions={
          <Show when={!users.preview()}>
            <Templates />
          </Show>
        }
      />
      <div class="relative">
        <ProgressBar isActive={users.isBusy()} />
        <Switch fallback={<ImportDropZone isBusy={users.isBusy()} problem={users.problem()} onFile={users.choose} />}>
          <Match when={users.done()}>{(answer) => <ImportDone answer={answer()} import={users} />}</Match>
          <Match when={users.preview()}>{(answer) => <ImportPreview answer={answer()} import={users} />}</Match>
        </Switch>
      </div>
    </Allowed>
  )
}

function Templates() {
  return (
    <For each={['xlsx', 'csv'] as const}>
      {(format) => (
        <Button
          icon={Download}
          onClick={() =>
            downloadTable(new Request(`/api/v1/users/import-template?format=${format}`), `users-template.${format}`)
          }
        >
          {importWords().templates[format]}
        </Button>
      )}
    </For>
  )
}
