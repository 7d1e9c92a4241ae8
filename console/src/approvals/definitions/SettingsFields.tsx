import type { Problem } from '../../designer/store.ts'
import { t } from '../../i18n/language.ts'
import type { Form } from '../../ui/create-form.ts'
import { FormSection } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { CallbacksEditor } from './actions/CallbacksEditor.tsx'
import { suggestionsFor } from './designer/feel/approval-suggestions.ts'
import type { WorkflowDraft } from './designer/settings/workflow-draft.ts'

/** What a definition is besides its drawing and its form. */
export function SettingsFields(props: { form: Form<WorkflowDraft>; problems: Problem[] }) {
  const words = () => t().workflowDesigner.settings
  return (
    <>
      <FormSection title={words().basic}>
        <TextField label={words().name} maxLength={100} required {...props.form.bind('name')} />
        <TextField
          label={words().category}
          help={words().categoryHelp}
          required={false}
          maxLength={50}
          {...props.form.bind('category')}
        />
        <TextArea
          label={words().description}
          help={words().descriptionHelp}
          required={false}
          rows={2}
          maxLength={2000}
          {...props.form.bind('description')}
        />
      </FormSection>
      <FormSection title={words().options}>
        <NumberField
          label={words().withdrawDays}
          help={words().withdrawDaysHelp}
          unit={words().days}
          min={0}
          max={365}
          {...props.form.bind('withdraw_days')}
        />
        <NumberField
          label={words().urgeMinutes}
          help={words().urgeMinutesHelp}
          unit={words().minutes}
          min={1}
          max={10_080}
          {...props.form.bind('urge_minutes')}
        />
      </FormSection>
      <FormSection title={t().workflowDesigner.callbacks.title} description={t().workflowDesigner.callbacks.help}>
        <CallbacksEditor
          callbacks={props.form.values.callbacks}
          suggestions={suggestionsFor(props.form.values.form_schema)}
          problems={props.problems}
          onChange={(callbacks) => props.form.set('callbacks', callbacks)}
        />
      </FormSection>
    </>
  )
}
