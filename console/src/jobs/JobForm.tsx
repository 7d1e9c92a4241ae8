import FlaskConical from 'lucide-solid/icons/flask-conical'
import { createSignal, lazy, onMount, Show, Suspense } from 'solid-js'
import { answerOf, api, once } from '../api/client.ts'
import { createIntent } from '../api/intent.ts'
import { t } from '../i18n/language.ts'
import { piece } from '../i18n/page.ts'
import { Button } from '../ui/Button.tsx'
import { prefetchCodeEditor } from '../ui/CodeEditor.tsx'
import { createForm, type Form as FormState } from '../ui/create-form.ts'
import { createRecordVersion } from '../ui/create-record-version.ts'
import { Form, FormSection } from '../ui/Form.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { StaleDialog } from '../ui/StaleDialog.tsx'
import { TagsInput } from '../ui/TagsInput.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.ts'
import { refreshJobs } from './create-job-actions.ts'
import { createNextFires } from './create-next-fires.ts'
import { bodyOf, checkDraft, draftField, draftOf, emptyDraft, type JobDraft } from './job-draft.ts'
import { asJob, type Job } from './job-records.ts'
import { KindFields } from './kinds/KindFields.tsx'
import { NextFires } from './NextFires.tsx'
import { ParamsEditor } from './ParamsEditor.tsx'
import { ReliabilityFields } from './ReliabilityFields.tsx'
import { TriggerFields } from './TriggerFields.tsx'

const CarryingFields = lazy(() =>
  import('./carrying/CarryingFields.tsx').then((module) => ({ default: module.CarryingFields })),
)
const AlertFields = piece(
  () => import('./watch/AlertFields.tsx').then((module) => ({ default: module.AlertFields })),
  'access',
)
const TestRunDrawer = piece(
  () => import('./TestRunDrawer.tsx').then((module) => ({ default: module.TestRunDrawer })),
  'log',
)

type JobFormProps = { job?: Job; onDone: (job: Job) => void; onCancel: () => void }

export type JobFormState = FormState<JobDraft>

export function JobForm(props: JobFormProps) {
  const intent = createIntent()
  const version = createRecordVersion(props.job)
  const [testRunId, setTestRunId] = createSignal<number>()

  const form: JobFormState = createForm<JobDraft>({
    initial: props.job ? draftOf(props.job) : emptyDraft,
    check: checkDraft,
    fieldOf: (field) => draftField(field, form.values.job_type),
    save,
  })
  const fires = createNextFires(() => form.values)
  onMount(prefetchCodeEditor)

  async function save(draft: JobDraft): Promise<void> {
    try {
      const saved = await send(draft)
      toast.success(props.job ? t().jobs.saved(saved.name) : t().jobs.created(saved.name))
      await refreshJobs()
      props.onDone(saved)
    } catch (error) {
      version.notice(error)
      throw error
    }
  }

  async function send(draft: JobDraft): Promise<Job> {
    const body = bodyOf(draft)
    if (props.job) {
      const path = { id: props.job.id }
      return answerOf(
        api.PUT('/api/v1/jobs/{id}', { params: { path }, body: { ...body, version: version.current() } }),
      ).then(asJob)
    }
    const created = await answerOf(api.POST('/api/v1/jobs', { body, ...once(intent.keyFor(body)) }))
    intent.done()
    return asJob(created)
  }

  async function test(): Promise<void> {
    const problems = checkDraft(form.values)
    if (Object.keys(problems).length > 0) return void form.save()
    try {
      const started = await answerOf(
        api.POST('/api/v1/jobs/{id}/test', { params: { path: { id: props.job?.id ?? 0 } }, body: bodyOf(form.values) }),
      )
      setTestRunId(started.run_id)
    } catch (error) {
      toast.error(t().jobs.testFailed, error)
    }
  }

  return (
    <div class="flex gap-12">
      <div class="min-w-0 flex-1 basis-form xl:max-w-form">
        <Form
          form={form}
          submitLabel={props.job ? t().jobs.save : t().jobs.create}
          onCancel={props.onCancel}
          extra={
            <span data-tip={t().jobs.testHelp}>
              <Button icon={FlaskConical} onClick={test}>
                {t().jobs.test}
              </Button>
            </span>
          }
        >
          <BasicFields form={form} />
          <KindFields form={form} />
          <TriggerFields form={form} fires={fires} />
          <Suspense fallback={<SkeletonLines count={4} />}>
            <CarryingFields form={form} />
          </Suspense>
          <ReliabilityFields form={form} />
          <Suspense fallback={<SkeletonLines count={3} />}>
            <AlertFields form={form} />
          </Suspense>
          <FormSection title={t().jobs.params} description={t().jobs.paramsHelp}>
            <ParamsEditor
              params={form.values.params}
              onChange={(params) => form.set('params', params)}
              error={form.error('params')}
            />
          </FormSection>
        </Form>
      </div>
      <aside class="sticky top-0 hidden w-72 shrink-0 self-start xl:block">
        <NextFires draft={form.values} fires={fires} />
      </aside>
      <StaleDialog version={version} form={form} draftOf={draftOf} words={t().jobs} />
      <Show when={testRunId()}>
        {(id) => (
          <Suspense>
            <TestRunDrawer runId={id()} onClose={() => setTestRunId(undefined)} />
          </Suspense>
        )}
      </Show>
    </div>
  )
}

function BasicFields(props: { form: JobFormState }) {
  return (
    <FormSection title={t().jobs.basic}>
      <TextField label={t().jobs.name} maxLength={100} required autofocus {...props.form.bind('name')} />
      <TextArea
        label={t().jobs.description}
        help={t().jobs.descriptionHelp}
        required={false}
        rows={2}
        maxLength={2000}
        {...props.form.bind('description')}
      />
      <TagsInput
        label={t().jobs.tags}
        help={t().jobs.tagsHelp}
        required={false}
        max={20}
        {...props.form.bind('tags')}
      />
    </FormSection>
  )
}
