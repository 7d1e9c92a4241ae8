import { Show } from 'solid-js'
import type { ConfigFields } from '../../../../../../bpmn/extension/approval/step-fields.ts'
import { DraftNumber, PanelSection } from '../../../../designer/panel/fields.tsx'
import { t } from '../../../../i18n/language.ts'
import { PersonPicker } from '../../../../iam/PersonPicker.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { CalendarPicker } from './CalendarPicker.tsx'
import { DurationField } from './DurationField.tsx'
import type { StepFieldsProps } from './step-panel.ts'

const mostSeconds = 366 * 86_400
const mostReminders = 20
const actions = ['none', 'approve', 'reject', 'transfer', 'escalate'] as const

type Limit = Extract<NonNullable<ConfigFields['timeout']>, { calendar_id?: unknown }>

/** How long the people of an approval have, and what happens then. */
export function TimeLimitFields(props: StepFieldsProps) {
  const words = () => t().workflowDesigner.timeLimit
  const limit = (): Limit | undefined => {
    const { timeout } = props.step.config
    return timeout ? { ...timeout, remind: timeout.remind ?? 0, action: timeout.action ?? 'none' } : undefined
  }
  const change = (part: Partial<Limit>): void => {
    const known = limit()
    if (known) props.change({ timeout: { ...known, ...part } })
  }
  return (
    <PanelSection title={words().title}>
      <DurationField
        label={words().limit}
        most={mostSeconds}
        placeholder={words().none}
        value={limit()?.seconds}
        onChange={(seconds) =>
          props.change({
            timeout: seconds === undefined ? undefined : { remind: 0, action: 'none', ...limit(), seconds },
          })
        }
      />
      <Show when={limit()}>
        {(known) => (
          <>
            <CalendarPicker
              value={known().calendar_id ?? undefined}
              onChange={(calendar_id) => change({ calendar_id })}
            />
            <DraftNumber
              label={words().remind}
              unit={t().workflowDesigner.times}
              min={0}
              max={mostReminders}
              value={known().remind}
              onChange={(remind) => change({ remind: remind ?? 0 })}
            />
            <Select
              label={words().action}
              value={known().action}
              options={actions.map((value) => ({ value, label: words().actions[value] }))}
              onChange={(action) => change({ action, ...(action !== 'transfer' && { to_user_id: undefined }) })}
            />
            <Show when={known().action === 'transfer'}>
              <PersonPicker
                label={words().transferTo}
                required
                value={known().to_user_id ? String(known().to_user_id) : ''}
                onChange={(value) => value !== '' && change({ to_user_id: Number(value) })}
              />
            </Show>
          </>
        )}
      </Show>
    </PanelSection>
  )
}
