import { useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { backfillOrders } from '../../../../domain/jobs/backfill-status.ts'
import { answerOf, api, once } from '../../api/client.ts'
import { createIntent } from '../../api/intent.ts'
import { queryClient } from '../../api/query-client.ts'
import { backfillWords } from '../../i18n/backfill-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { createForm, type Form as FormState } from '../../ui/create-form.ts'
import { DateTimePicker } from '../../ui/DateTimePicker.tsx'
import { Form, FormSection } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { toast } from '../../ui/toast.ts'
import type { Job } from '../job-records.ts'
import { ParamField } from '../ParamField.tsx'
import { type BackfillDraft, bodyOf, checkBackfill, draftFrom } from './backfill-draft.ts'
import type { BackfillDetail, BackfillPlan, BackfillTarget } from './backfill-queries.ts'
import { createPlan } from './create-plan.ts'
import { PlanList } from './PlanList.tsx'
import { pastRange, pastRanges } from './past-ranges.ts'

type BackfillFormProps = {
  job: Pick<Job, 'id' | 'params' | 'timezone'>
  kind: BackfillTarget['kind']
  onDone: (id: number) => void
  onCancel: () => void
}

/** What is to be made up for and how, with every run that this would make beside it. */
export function BackfillForm(props: BackfillFormProps) {
  const [search] = useSearchParams()
  const intent = createIntent()
  const form = createForm<BackfillDraft>({
    initial: draftFrom(props.job.params, search),
    check: (draft) => checkBackfill(props.job.params, draft),
    fieldOf: (field) => ({ start: 'from', end: 'to' })[field] ?? field,
    save: begin,
  })
  const { plan, failure } = createPlan(
    () => ({ kind: props.kind, id: props.job.id }),
    () => (form.values.from && form.values.to ? bodyOf(props.job.params, form.values) : undefined),
  )

  async function begin(draft: BackfillDraft): Promise<void> {
    const body = bodyOf(props.job.params, draft)
    const path = { id: props.job.id }
    const begun = await answerOf<BackfillDetail | BackfillPlan>(
      api.POST(`/api/v1/${props.kind}/{id}/backfill`, {
        params: { path },
        body,
        ...once(intent.keyFor([path, body])),
      }),
    )
    if (!('id' in begun)) return
    intent.done()
    toast.success(begun.deferred ? backfillWords().deferred : backfillWords().started)
    await queryClient.invalidateQueries({ queryKey: ['backfills'] })
    props.onDone(begun.id)
  }

  return (
    <div class="flex flex-wrap gap-x-12 gap-y-6">
      <div class="min-w-0 flex-1 basis-80 md:max-w-form">
        <Form form={form} submitLabel={backfillWords().begin(plan()?.total ?? 0)} onCancel={props.onCancel}>
          <RangeFields form={form} />
          <HowFields form={form} />
          <Show when={props.job.params.length > 0}>
            <ParamFields job={props.job} form={form} />
          </Show>
        </Form>
      </div>
      <aside class="w-full shrink-0 self-start lg:sticky lg:top-0 lg:w-80">
        <PlanList plan={plan()} failure={failure()} timezone={props.job.timezone} />
      </aside>
    </div>
  )
}

type Fields = { form: FormState<BackfillDraft> }

function RangeFields(props: Fields) {
  const words = () => backfillWords()
  return (
    <FormSection title={words().range} description={words().rangeHelp}>
      <div class="flex flex-wrap gap-2">
        <For each={pastRanges}>
          {(name) => (
            <Button
              size="sm"
              onClick={() => {
                const { from, to } = pastRange(name, new Date())
                props.form.set('from', from)
                props.form.set('to', to)
              }}
            >
              {words().ranges[name]}
            </Button>
          )}
        </For>
      </div>
      <div class="grid gap-4 md:grid-cols-2">
        <DateTimePicker label={words().from} required {...props.form.bind('from')} />
        <DateTimePicker label={words().to} required {...props.form.bind('to')} />
      </div>
    </FormSection>
  )
}

function HowFields(props: Fields) {
  const words = () => backfillWords()
  return (
    <FormSection title={words().how}>
      <RadioGroup
        label={words().order}
        {...props.form.bind('order')}
        options={backfillOrders.map((order) => ({
          value: order,
          label: words().orders[order],
          help: words().orderHelp[order],
        }))}
      />
      <NumberField
        label={words().concurrency}
        help={words().concurrencyHelp}
        required
        min={1}
        max={100}
        {...props.form.bind('concurrency')}
      />
      <Checkbox
        label={words().skipSuccessful}
        help={words().skipSuccessfulHelp}
        checked={props.form.values.skip_successful}
        onChange={(skips) => props.form.set('skip_successful', skips)}
      />
    </FormSection>
  )
}

function ParamFields(props: Fields & { job: Pick<Job, 'params'> }) {
  return (
    <FormSection title={backfillWords().params} description={backfillWords().paramsHelp}>
      <For each={props.job.params}>
        {(param) => (
          <ParamField
            param={param}
            value={props.form.values.params[param.name] ?? ''}
            error={props.form.error(`params.${param.name}`)}
            onChange={(text) => props.form.set('params', { ...props.form.values.params, [param.name]: text })}
          />
        )}
      </For>
    </FormSection>
  )
}
