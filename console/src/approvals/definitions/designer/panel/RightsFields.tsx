import { For, Show } from 'solid-js'
import type { FieldRight } from '../../../../../../domain/approvals/workflow-graph.ts'
import { PanelSection } from '../../../../designer/panel/fields.tsx'
import { t } from '../../../../i18n/language.ts'
import { Select } from '../../../../ui/Select.tsx'
import { fieldsWithRights } from './rights.ts'
import type { StepFieldsProps } from './step-panel.ts'

const choices: FieldRight[] = ['read', 'write', 'hidden']

/** What the people of a node may do with each field. What is not said the applicant can write, and all others read. */
export function RightsFields(props: StepFieldsProps) {
  const words = () => t().workflowDesigner.rights
  const rights = () => props.step.config.form_rights ?? {}
  const usual: FieldRight = props.step.type === 'start' ? 'write' : 'read'

  function set(name: string, right: FieldRight): void {
    const { [name]: _before, ...others } = rights()
    props.change({ form_rights: right === usual ? others : { ...others, [name]: right } })
  }

  return (
    <PanelSection title={words().title}>
      <Show
        when={fieldsWithRights(props.form, rights()).length > 0}
        fallback={<p class="text-sm text-ink-3">{words().noFields}</p>}
      >
        <ul class="grid gap-2">
          <For each={fieldsWithRights(props.form, rights())}>
            {(field) => (
              <li class="grid grid-cols-[1fr_112px] items-center gap-2">
                <span class="truncate text-sm" classList={{ 'pl-4 text-ink-2': field.isColumn }}>
                  {field.label}
                </span>
                <Select<FieldRight>
                  label={field.label}
                  hideLabel
                  value={rights()[field.name] ?? usual}
                  options={choices.map((value) => ({ value, label: words().choices[value] }))}
                  onChange={(right) => set(field.name, right)}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </PanelSection>
  )
}
