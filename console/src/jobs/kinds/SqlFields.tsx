import { createMemo } from 'solid-js'
import { isSecretName } from '../../../../domain/jobs/http-rules.ts'
import { createList } from '../../api/create-list.ts'
import { usableDatasourcesQuery } from '../../datasources/datasource-queries.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import { KeyValueEditor } from '../../ui/KeyValueEditor.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { type Option, Select } from '../../ui/Select.tsx'
import type { JobFormState } from '../JobForm.tsx'

export function SqlFields(props: { form: JobFormState }) {
  const words = () => t().jobKinds
  const list = createList(() => ({ ...usableDatasourcesQuery(), isEnabled: can('datasource:read') }))
  const chosen = () => props.form.values.datasource_id
  const options = createMemo((): Option[] => {
    const usable = (list.rows() ?? []).map(({ id, name, host }) => ({ value: String(id), label: name, hint: host }))
    const id = chosen()
    const isMissing = id !== undefined && list.rows() !== undefined && !usable.some(({ value }) => value === String(id))
    return isMissing ? [...usable, { value: String(id), label: words().datasourceGone(id), disabled: true }] : usable
  })
  const dialect = () => (list.rows() ?? []).find(({ id }) => id === chosen())?.type

  return (
    <>
      <Select
        label={words().datasource}
        help={list.rows()?.length === 0 ? words().datasourceNone : words().datasourceHelp}
        required
        name="datasource_id"
        error={props.form.error('datasource_id')}
        value={chosen() === undefined ? undefined : String(chosen())}
        options={options()}
        onChange={(id) => props.form.set('datasource_id', Number(id))}
      />
      <CodeEditor
        label={words().sql}
        help={words().sqlHelp}
        required
        language={dialect() === 'mysql' ? 'mysql' : 'sql'}
        minLines={10}
        {...props.form.bind('sql')}
      />
      <KeyValueEditor
        label={words().sqlParams}
        help={words().sqlParamsHelp}
        name="sql_params"
        items={props.form.values.sql_params}
        onChange={(params) => props.form.set('sql_params', params)}
        error={props.form.error('sql_params')}
        isSecretName={isSecretName}
        addLabel={words().addSqlParam}
      />
      <NumberField
        label={words().maxRows}
        help={words().maxRowsHelp}
        min={1}
        max={10_000}
        {...props.form.bind('max_rows')}
      />
    </>
  )
}
