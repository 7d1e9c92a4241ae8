import { Show } from 'solid-js'
import { isSecretName } from '../../../../domain/jobs/http-rules.ts'
import { t } from '../../i18n/language.ts'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import { KeyValueEditor } from '../../ui/KeyValueEditor.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { JobFormState } from '../JobForm.tsx'
import { HttpWayFields } from './HttpWayFields.tsx'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

const withBody = new Set<string>(['POST', 'PUT', 'PATCH', 'DELETE'])

export function HttpFields(props: { form: JobFormState }) {
  const words = () => t().jobs
  const isUnusual = (): boolean => {
    const { follow_redirects, tls_verify, http_ca, max_kilobytes } = props.form.values
    return !follow_redirects || !tls_verify || http_ca !== '' || max_kilobytes !== undefined
  }
  return (
    <>
      <div class="grid grid-cols-[112px_1fr] gap-2">
        <Select
          label={words().method}
          options={methods.map((value) => ({ value, label: value }))}
          {...props.form.bind('method')}
        />
        <TextField
          label={words().url}
          required
          mono
          spellcheck={false}
          placeholder="https://example.com/api?date={yesterday}"
          {...props.form.bind('url')}
        />
      </div>
      <KeyValueEditor
        label={words().headers}
        name="headers"
        items={props.form.values.headers}
        onChange={(headers) => props.form.set('headers', headers)}
        error={props.form.error('headers')}
        isSecretName={isSecretName}
        addLabel={words().addHeader}
      />
      <KeyValueEditor
        label={words().query}
        name="query"
        items={props.form.values.query}
        onChange={(query) => props.form.set('query', query)}
        error={props.form.error('query')}
        isSecretName={isSecretName}
        addLabel={words().addQuery}
      />
      <Show when={withBody.has(props.form.values.method) || props.form.values.body !== ''}>
        <CodeEditor
          label={words().body}
          help={words().bodyHelp}
          language="json"
          minLines={5}
          {...props.form.bind('body')}
        />
      </Show>
      <div class="grid gap-4 md:grid-cols-2">
        <TextField
          label={words().expectStatus}
          help={words().expectStatusHelp}
          mono
          {...props.form.bind('expect_status')}
        />
        <TextField
          label={words().expectJson}
          help={words().expectJsonHelp}
          required={false}
          mono
          spellcheck={false}
          {...props.form.bind('expect_json')}
        />
      </div>
      <details open={isUnusual()}>
        <summary class="cursor-pointer text-sm font-medium text-ink-2">{t().jobKinds.way}</summary>
        <div class="mt-3 grid gap-4">
          <HttpWayFields form={props.form} />
        </div>
      </details>
    </>
  )
}
