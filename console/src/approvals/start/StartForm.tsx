import { useNavigate } from '@solidjs/router'
import { createSignal, Show, Suspense } from 'solid-js'
import { createStore } from 'solid-js/store'
import { firstValues } from '../../../../domain/approvals/form/first-values.ts'
import type { FormData } from '../../../../domain/approvals/form.ts'
import { asApiError } from '../../api/api-error.ts'
import { createRecord } from '../../api/create-record.ts'
import { createIntent } from '../../api/intent.ts'
import { t } from '../../i18n/language.ts'
import { piece } from '../../i18n/page.ts'
import { me } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { guardLeaving } from '../../ui/guard-leaving.ts'
import { Section } from '../../ui/Section.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.ts'
import { refreshApprovals } from '../approval-queries.ts'
import { ApprovalForm } from '../form/ApprovalForm.tsx'
import { filledIn } from '../form/filled-in.ts'
import { firstOf } from '../form/first-values-here.ts'
import { ChosenApprovers } from './ChosenApprovers.tsx'
import { choicesQuery, type StartedBy, startApproval } from './start-reads.ts'

const PredictedPath = piece(
  () => import('../rehearsal/PredictedPath.tsx').then((module) => ({ default: module.PredictedPath })),
  'rehearsal',
)

type Chosen = Record<string, number[]>

/** What is asked for, in the definition's own form, and whom the applicant wants to decide. */
export function StartForm(props: { startable: StartedBy }) {
  const words = () => t().approvalStart
  const navigate = useNavigate()
  const intent = createIntent()
  const { startable } = props
  const schema = startable.form_schema
  const choices = createRecord(() => choicesQuery(startable.id))
  const person = me()?.user
  const [title, setTitle] = createSignal(words().usualTitle(startable.name, person?.name || person?.username || ''))
  const [values, setValues] = createSignal<FormData>(schema ? firstValues(schema, firstOf()) : {})
  const [chosen, setChosen] = createStore<Chosen>({})
  const [errors, setErrors] = createSignal<Record<string, string>>({})
  const [isDirty, setDirty] = createSignal(false)
  guardLeaving(isDirty)

  const sent = (): FormData => (schema ? filledIn(schema, startable.field_rights, values()) : {})

  /** A draft may still lack something. */
  function missing(): Record<string, string> {
    const asked = (choices.data()?.items ?? []).filter(({ type }) => type === 'approval')
    const empty = asked.filter(({ node_id }) => (chosen[node_id] ?? []).length === 0)
    return {
      ...(title().trim() === '' && { title: words().needsTitle }),
      ...Object.fromEntries(empty.map(({ node_id }) => [`selected_approvers.${node_id}`, words().needsApprover])),
    }
  }

  async function send(draft: boolean): Promise<void> {
    const found = draft ? {} : missing()
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const body = {
      ...{ workflow_id: startable.id, title: title().trim(), draft },
      form_data: sent() as Record<string, never>,
      selected_approvers: { ...chosen },
    }
    try {
      const made = await startApproval(body, intent.keyFor(body))
      intent.done()
      setDirty(false)
      await refreshApprovals()
      toast.success(draft ? words().drafted : words().submitted)
      navigate(`/approvals/${made.id}`)
    } catch (error) {
      const failure = asApiError(error)
      setErrors(Object.fromEntries(failure.errors.map(({ field, message }) => [field, message])))
      toast.error(words().failed, error)
    }
  }

  return (
    <form class="grid max-w-form gap-6" noValidate onSubmit={(event) => event.preventDefault()}>
      <TextField
        label={words().requestTitle}
        help={words().requestTitleHelp}
        error={errors().title}
        required
        maxLength={200}
        value={title()}
        onChange={(text) => {
          setTitle(text)
          setDirty(true)
        }}
      />
      <Section title={words().form}>
        <Show when={schema} fallback={<p class="text-sm text-ink-3">{words().formEmpty}</p>}>
          {(form) => (
            <ApprovalForm
              schema={form()}
              values={values()}
              rights={startable.field_rights}
              errors={errors()}
              onChange={(next) => {
                setValues(next)
                setDirty(true)
              }}
            />
          )}
        </Show>
      </Section>
      <Show when={(choices.data()?.items.length ?? 0) > 0}>
        <ChosenApprovers
          choices={choices.data()?.items ?? []}
          chosen={chosen}
          errors={errors()}
          onChange={(node, ids) => {
            setChosen(node, ids)
            setDirty(true)
          }}
        />
      </Show>
      <Suspense>
        <PredictedPath workflowId={startable.id} form={sent()} title={title()} selected={{ ...chosen }} />
      </Suspense>
      <div class="flex flex-wrap gap-2 border-t border-line pt-4">
        <Button variant="primary" onClick={() => send(false)}>
          {words().submit}
        </Button>
        <Button onClick={() => send(true)}>{words().saveDraft}</Button>
      </div>
    </form>
  )
}
