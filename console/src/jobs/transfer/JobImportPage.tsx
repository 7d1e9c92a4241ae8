import { Match, Switch } from 'solid-js'
import { largestJobFile } from '../../../../domain/jobs/job-import.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { jobTransferWords } from '../../i18n/job-transfer-words.ts'
import { t } from '../../i18n/language.ts'
import { FileDropZone } from '../../ui/FileDropZone.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { createJobImport } from './create-job-import.ts'
import { ImportDone } from './ImportDone.tsx'
import { ImportPreview } from './ImportPreview.tsx'

export default function JobImportPage() {
  const jobs = createJobImport()
  const words = () => jobTransferWords()
  return (
    <Allowed to="job:write">
      <PageHeader title={t().frame.nav.importJobs} description={words().help} />
      <div class="relative">
        <ProgressBar isActive={jobs.isBusy()} />
        <Switch
          fallback={
            <FileDropZone
              accept=".yaml,.yml,.json,application/yaml,application/json"
              isBusy={jobs.isBusy()}
              title={jobs.isBusy() ? words().checking : words().drop}
              help={words().dropHelp(largestJobFile.bytes / 1024 / 1024, largestJobFile.jobs)}
              problem={jobs.problem()}
              problemTitle={words().unreadable}
              onFile={jobs.choose}
            />
          }
        >
          <Match when={jobs.done()}>{(answer) => <ImportDone answer={answer()} import={jobs} />}</Match>
          <Match when={jobs.preview()}>{(answer) => <ImportPreview answer={answer()} import={jobs} />}</Match>
        </Switch>
      </div>
    </Allowed>
  )
}
