import { isSecretName } from '../../../../domain/jobs/http-rules.ts'
import { t } from '../../i18n/language.ts'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import { KeyValueEditor } from '../../ui/KeyValueEditor.tsx'
import { TagsInput } from '../../ui/TagsInput.tsx'
import type { JobFormState } from '../JobForm.tsx'

/** Of shell and python alike. */
export function ScriptFields(props: { form: JobFormState }) {
  const words = () => t().jobs
  const isPython = (): boolean => props.form.values.job_type === 'python'
  return (
    <>
      <CodeEditor
        label={words().script}
        help={isPython() ? t().jobKinds.pythonHelp : words().scriptHelp}
        required
        language={isPython() ? 'python' : 'shell'}
        minLines={10}
        {...props.form.bind('script')}
      />
      <TagsInput label={words().args} help={words().argsHelp} required={false} max={100} {...props.form.bind('args')} />
      <KeyValueEditor
        label={words().env}
        name="env"
        items={props.form.values.env}
        onChange={(env) => props.form.set('env', env)}
        error={props.form.error('env')}
        isSecretName={isSecretName}
        addLabel={words().addEnv}
      />
    </>
  )
}
