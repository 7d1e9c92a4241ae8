import { Match, Switch } from 'solid-js'
import { createRecord } from '../../../api/create-record.ts'
import type { Suggestion } from '../../../designer/feel/suggestions.ts'
import { DraftField, DraftNumber } from '../../../designer/panel/fields.tsx'
import { ParamMapping } from '../../../designer/panel/ParamMapping.tsx'
import { RecordPicker } from '../../../designer/panel/RecordPicker.tsx'
import { flowListQuery, flowRecordQuery } from '../../../flows/flow-reads.ts'
import type { FlowBrief } from '../../../flows/flow-records.ts'
import { t } from '../../../i18n/language.ts'
import { jobQuery, jobsQuery } from '../../../jobs/job-queries.ts'
import type { Job } from '../../../jobs/job-records.ts'
import { Select } from '../../../ui/Select.tsx'
import { type Action, type ActionType, actionTypes, idIn, textIn, valuesIn } from './action.ts'
import { GrantFields } from './GrantFields.tsx'
import { NotifyFields } from './NotifyFields.tsx'

type ActionFieldsProps = {
  action: Action
  suggestions: Suggestion[]
  onChange: (action: Action) => void
}

type PartProps = {
  config: Action['config']
  suggestions: Suggestion[]
  change: (config: Action['config']) => void
}

/** What is done without a person, and with what. */
export function ActionFields(props: ActionFieldsProps) {
  const words = () => t().workflowDesigner.action
  const part = (): PartProps => ({
    config: props.action.config,
    suggestions: props.suggestions,
    change: (config) =>
      props.onChange({ type: props.action.type, config: withoutEmpty({ ...props.action.config, ...config }) }),
  })
  return (
    <>
      <Select<ActionType>
        label={words().type}
        help={words().typeHelp[props.action.type]}
        value={props.action.type}
        options={actionTypes.map((value) => ({ value, label: words().types[value] }))}
        onChange={(type) => props.onChange({ type, config: {} })}
      />
      <Switch>
        <Match when={props.action.type === 'webhook'}>
          <WebhookFields {...part()} />
        </Match>
        <Match when={props.action.type === 'job'}>
          <JobFields {...part()} />
        </Match>
        <Match when={props.action.type === 'flow'}>
          <FlowFields {...part()} />
        </Match>
        <Match when={props.action.type === 'notify'}>
          <NotifyFields {...part()} />
        </Match>
        <Match when={props.action.type === 'grant_role'}>
          <GrantFields {...part()} />
        </Match>
      </Switch>
    </>
  )
}

/** What is left empty is as by default, which need not be said. */
function withoutEmpty(config: Action['config']): Action['config'] {
  const said = Object.entries(config).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(said)
}

function Params(props: PartProps & { declared?: Job['params'] }) {
  return (
    <div>
      <p class="mb-1 text-sm font-medium">{t().workflowDesigner.action.params}</p>
      <ParamMapping
        declared={props.declared ?? []}
        values={valuesIn(props.config.params)}
        suggestions={props.suggestions}
        onChange={(params) => props.change({ params: params as Action['config'] })}
      />
    </div>
  )
}

function WebhookFields(props: PartProps) {
  const words = () => t().workflowDesigner.action
  return (
    <>
      <DraftField
        label={words().url}
        help={words().urlHelp}
        required
        maxLength={2048}
        mono
        value={textIn(props.config.url)}
        onChange={(url) => props.change({ url: url.trim() })}
      />
      <DraftNumber
        label={words().retries}
        unit={t().workflowDesigner.times}
        min={0}
        max={20}
        placeholder="6"
        value={idIn(props.config.retry_count)}
        onChange={(retry_count) => props.change({ retry_count })}
      />
      <Params {...props} />
    </>
  )
}

function JobFields(props: PartProps) {
  const words = () => t().workflowDesigner.action
  const id = () => idIn(props.config.job_id)
  const job = createRecord(() => ({ ...jobQuery(id() ?? 0), isEnabled: id() !== undefined }))
  return (
    <>
      <RecordPicker<Job>
        label={words().job}
        placeholder={words().jobPlaceholder}
        more={words().more}
        value={id()}
        list={(query) => jobsQuery(query)}
        one={(one) => jobQuery(one)}
        optionOf={({ id: value, name }) => ({ value: String(value), label: name })}
        gone={(value) => `#${value}`}
        onChange={(job_id) => props.change({ job_id })}
      />
      <Params {...props} declared={job.data()?.params ?? []} />
    </>
  )
}

function FlowFields(props: PartProps) {
  const words = () => t().workflowDesigner.action
  const id = () => idIn(props.config.flow_id)
  const flow = createRecord(() => ({ ...flowRecordQuery(id() ?? 0), isEnabled: id() !== undefined }))
  return (
    <>
      <RecordPicker<FlowBrief>
        label={words().flow}
        placeholder={words().flowPlaceholder}
        more={words().more}
        value={id()}
        list={flowListQuery}
        one={flowRecordQuery}
        optionOf={({ id: value, name }) => ({ value: String(value), label: name })}
        gone={(value) => `#${value}`}
        onChange={(flow_id) => props.change({ flow_id })}
      />
      <Params {...props} declared={flow.data()?.params ?? []} />
    </>
  )
}
