import { DraftNumber, PanelSection } from '../../../designer/panel/fields.tsx'
import { t } from '../../../i18n/language.ts'
import type { KindFieldsProps } from './node-panel.ts'

const week = 7 * 86_400

/** What is left empty is as the job says. */
export function AttemptFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  return (
    <PanelSection title={words().attempts}>
      <div class="grid grid-cols-2 gap-3">
        <DraftNumber
          label={words().retryCount}
          unit={words().times}
          min={0}
          max={100}
          placeholder={words().asJob}
          value={props.node.retry_count}
          onChange={(retry_count) => props.change({ retry_count })}
        />
        <DraftNumber
          label={words().timeout}
          unit={words().seconds}
          min={1}
          max={week}
          placeholder={words().asJob}
          value={props.node.timeout}
          onChange={(timeout) => props.change({ timeout })}
        />
      </div>
    </PanelSection>
  )
}

/** Of nodes that wait for something: how long they do. */
export function TimeoutField(props: KindFieldsProps) {
  const words = () => t().flows.node
  return (
    <DraftNumber
      label={words().timeout}
      unit={words().seconds}
      min={1}
      max={30 * 86_400}
      placeholder={words().unlimited}
      value={props.node.timeout}
      onChange={(timeout) => props.change({ timeout })}
    />
  )
}
