import './print.css'
import { useParams } from '@solidjs/router'
import Download from 'lucide-solid/icons/download'
import Printer from 'lucide-solid/icons/printer'
import { Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { formatStamp } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { me } from '../../session/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { type Fact, Facts } from '../../ui/Facts.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { type Approval, approvalQuery } from '../approval-queries.ts'
import { ApprovalForm } from '../form/ApprovalForm.tsx'
import { formOf } from '../form/form-of.ts'
import { FreeForm } from '../form/RequestForm.tsx'
import { downloadPdf } from './download-pdf.ts'
import { PrintedTimeline } from './PrintedTimeline.tsx'

/** A request on paper: what was asked for, and who decided what. */
export default function ApprovalPrintPage() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => approvalQuery(Number(params.id)))
  nameThisPage(() => record.data()?.title)
  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      <Match when={record.data()}>
        {(approval) => (
          <>
            <div class="mb-4 flex flex-wrap items-center gap-3 print:hidden">
              <Button variant="primary" icon={Printer} onClick={() => window.print()}>
                {t().approvalPrint.print}
              </Button>
              <Button icon={Download} onClick={() => downloadPdf(approval())}>
                {t().approvalPrint.pdf}
              </Button>
              <ButtonLink href={`/approvals/${approval().id}`}>{t().approvalPrint.back}</ButtonLink>
              <p class="text-sm text-ink-3">{t().approvalPrint.hint}</p>
            </div>
            <Sheet approval={approval()} />
          </>
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

/** Paper is white, whatever the theme of the screen. */
function Sheet(props: { approval: Approval }) {
  const words = () => t().approvalPrint
  return (
    <article
      data-sheet
      data-theme="light"
      class="mx-auto grid max-w-[794px] gap-6 border border-line bg-surface px-5 py-8 text-ink sm:px-12 print:max-w-none print:border-0 print:p-0"
    >
      <header class="border-b-2 border-ink pb-3">
        <h1 class="text-xl font-semibold">{props.approval.title}</h1>
        <p class="mt-1 flex flex-wrap justify-between gap-2 text-sm text-ink-2">
          <span>{props.approval.workflow_name}</span>
          <span class="tabular">
            {words().number} {props.approval.id}
          </span>
        </p>
      </header>
      <Facts items={factsOf(props.approval)} />
      <section class="grid gap-2">
        <h2 class="text-sm font-semibold">{t().approvals.form}</h2>
        <Show when={props.approval.form_schema} fallback={<FreeForm data={props.approval.form_data} />}>
          {(schema) => (
            <ApprovalForm
              schema={formOf(schema())}
              values={props.approval.form_data}
              rights={props.approval.field_rights}
              files={props.approval.form_files}
              isOnPaper
            />
          )}
        </Show>
      </section>
      <section class="grid gap-2">
        <h2 class="text-sm font-semibold">{t().approvals.timeline}</h2>
        <PrintedTimeline approval={props.approval} />
      </section>
      <footer class="flex flex-wrap justify-between gap-2 border-t border-line pt-2 text-xs text-ink-3">
        <span>
          {words().printedBy} {me()?.user.name || me()?.user.username}
        </span>
        <span class="tabular">
          {words().printedAt} {formatStamp(new Date())}
        </span>
      </footer>
    </article>
  )
}

function factsOf(approval: Approval): Fact[] {
  const words = t().approvals
  const moment = (label: string, at: string | null): Fact[] =>
    at === null ? [] : [{ label, value: formatStamp(new Date(at)) }]
  return [
    { label: words.applicant, value: approval.applicant_name ?? '–' },
    { label: t().approvalPrint.status, value: words.statuses[approval.status] },
    ...moment(words.submittedAt, approval.submitted_at),
    ...moment(words.endedAt, approval.ended_at),
  ]
}
