import { createSignal, Match, Switch } from 'solid-js'
import { FeelField } from '../../../../designer/feel/FeelField.tsx'
import { PanelSection } from '../../../../designer/panel/fields.tsx'
import { RecordPicker } from '../../../../designer/panel/RecordPicker.tsx'
import { t } from '../../../../i18n/language.ts'
import { Select } from '../../../../ui/Select.tsx'
import { workflowQuery, workflowsQuery } from '../../workflow-reads.ts'
import type { WorkflowBrief } from '../../workflow-records.ts'
import type { StepFieldsProps } from './step-panel.ts'

/** What is done inside: what is drawn there, or another definition; once, or for each of a list. */
export function SubprocessFields(props: StepFieldsProps) {
  const words = () => t().workflowDesigner.subprocess
  const config = () => props.step.config
  const [source, setSource] = createSignal<'own' | 'called'>(config().workflow_id ? 'called' : 'own')

  function choose(next: 'own' | 'called'): void {
    setSource(next)
    if (next === 'own' && config().workflow_id) props.change({ workflow_id: undefined })
  }

  return (
    <PanelSection>
      <Select
        label={words().source}
        value={source()}
        options={(['own', 'called'] as const).map((value) => ({ value, label: words().sources[value] }))}
        onChange={choose}
      />
      <Switch>
        <Match when={source() === 'own'}>
          <p class="text-sm text-ink-2">{words().ownHint}</p>
        </Match>
        <Match when={source() === 'called'}>
          <RecordPicker<WorkflowBrief>
            label={words().called}
            placeholder={words().calledPlaceholder}
            more={words().more}
            value={config().workflow_id ?? undefined}
            list={(query) => workflowsQuery({ ...query, status: 'published' })}
            one={workflowQuery}
            optionOf={({ id, name, category }) => ({ value: String(id), label: name, hint: category })}
            gone={(id) => `#${id}`}
            onChange={(workflow_id) => props.change({ workflow_id })}
          />
        </Match>
      </Switch>
      <FeelField
        label={words().forEach}
        help={words().forEachHelp}
        placeholder="form.items"
        value={config().for_each ?? ''}
        suggestions={props.suggestions}
        onChange={(text) => props.change({ for_each: text || undefined })}
      />
    </PanelSection>
  )
}
