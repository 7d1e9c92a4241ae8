import { isSecretName } from '../../../../domain/jobs/http-rules.ts'
import { t } from '../../i18n/language.ts'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import { KeyValueEditor } from '../../ui/KeyValueEditor.tsx'
import { TagsInput } from '../../ui/TagsInput.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { JobFormState } from '../JobForm.tsx'

export function ShellFields(props: { form: JobFormState }) {
  const words = () => t().jobs
  return (
    <>
      <CodeEditor
        label={words().script}
        help={words().scriptHelp}
        required
        language="shell"
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
      <TextField label={words().executorGroup} mono {...props.form.bind('executor_group')} />
    </>
  )
}
