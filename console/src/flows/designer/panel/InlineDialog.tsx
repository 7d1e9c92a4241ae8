import type { NodeFields } from '../../../../../bpmn/extension/node-fields.ts'
import { t } from '../../../i18n/language.ts'
import type { JobFormState } from '../../../jobs/JobForm.tsx'
import { bodyOf, checkDraft, draftField, draftOf, emptyDraft, type JobDraft } from '../../../jobs/job-draft.ts'
import type { Job } from '../../../jobs/job-records.ts'
import { KindFields } from '../../../jobs/kinds/KindFields.tsx'
import { Button } from '../../../ui/Button.tsx'
import { createForm } from '../../../ui/create-form.ts'
import { Dialog } from '../../../ui/Dialog.tsx'

type Inline = NonNullable<NodeFields['inline']>
type InlineDialogProps = { inline: Inline | undefined; onApply: (inline: Inline) => void; onClose: () => void }

/** What a node does by itself, in the form of a job. */
export function InlineDialog(props: InlineDialogProps) {
  const words = () => t().flows.node
  const form: JobFormState = createForm<JobDraft>({
    initial: props.inline ? draftOf(asJob(props.inline)) : named(emptyDraft),
    check: checkDraft,
    fieldOf: (field) => draftField(field, form.values.job_type),
    save: async (draft) => {
      const { job_type, config } = bodyOf(draft)
      props.onApply({ job_type, config } as Inline)
      props.onClose()
    },
  })
  return (
    <Dialog
      isOpen
      size="lg"
      title={words().inlineTitle}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button variant="primary" onClick={form.save}>
            {words().applyInline}
          </Button>
        </>
      }
    >
      <KindFields form={form} />
    </Dialog>
  )
}

/** Only what the job does is looked at; its other fields are those of a new one. */
function asJob(inline: Inline): Job {
  return { ...bodyOf(named(emptyDraft)), ...inline, name: 'inline' } as unknown as Job
}

const named = (draft: JobDraft): JobDraft => ({ ...draft, name: 'inline' })
