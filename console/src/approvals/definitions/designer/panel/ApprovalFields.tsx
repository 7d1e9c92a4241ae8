import { Show } from 'solid-js'
import { DraftNumber, PanelSection } from '../../../../designer/panel/fields.tsx'
import { t } from '../../../../i18n/language.ts'
import { PersonPicker } from '../../../../iam/PersonPicker.tsx'
import { Checkbox } from '../../../../ui/Checkbox.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { PeopleFields } from './PeopleFields.tsx'
import { RightsFields } from './RightsFields.tsx'
import type { StepFieldsProps } from './step-panel.ts'
import { TimeLimitFields } from './TimeLimitFields.tsx'

const modes = ['all', 'any', 'ratio', 'sequential'] as const
const onEmpties = ['approve', 'reject', 'assign', 'admin'] as const
const onSelves = ['allow', 'skip', 'superior'] as const
const onDuplicates = ['ask', 'skip_consecutive', 'skip_any'] as const
const onReturns = ['restart', 'resume'] as const

/** Who decides, how, and what happens when it goes otherwise than planned. */
export function ApprovalFields(props: StepFieldsProps) {
  return (
    <>
      <PeopleFields {...props} />
      <VoteFields {...props} />
      <ExceptionFields {...props} />
      <TimeLimitFields {...props} />
      <RightsFields {...props} />
    </>
  )
}

function VoteFields(props: StepFieldsProps) {
  const words = () => t().workflowDesigner.vote
  const mode = () => props.step.config.mode ?? 'all'
  return (
    <PanelSection title={words().title}>
      <Select
        label={words().mode}
        help={words().modeHelp[mode()]}
        value={mode()}
        options={modes.map((value) => ({ value, label: words().modes[value] }))}
        onChange={(value) => props.change({ mode: value })}
      />
      <Show when={mode() === 'ratio'}>
        <DraftNumber
          label={words().ratio}
          unit="%"
          min={0}
          max={100}
          value={props.step.config.ratio ?? undefined}
          onChange={(ratio) => props.change({ ratio })}
        />
        <Checkbox
          label={words().inclusive}
          checked={props.step.config.ratio_inclusive ?? false}
          onChange={(ratio_inclusive) => props.change({ ratio_inclusive })}
        />
        <Checkbox
          label={words().veto}
          help={words().vetoHelp}
          checked={props.step.config.veto ?? false}
          onChange={(veto) => props.change({ veto })}
        />
      </Show>
    </PanelSection>
  )
}

function ExceptionFields(props: StepFieldsProps) {
  const words = () => t().workflowDesigner.exceptions
  const config = () => props.step.config
  return (
    <PanelSection title={words().title}>
      <Select
        label={words().onEmpty}
        value={config().on_empty ?? 'approve'}
        options={onEmpties.map((value) => ({ value, label: words().onEmpties[value] }))}
        onChange={(on_empty) => props.change({ on_empty, ...(on_empty !== 'assign' && { assign_to: undefined }) })}
      />
      <Show when={config().on_empty === 'assign'}>
        <PersonPicker
          label={words().assignTo}
          required
          value={config().assign_to ? String(config().assign_to) : ''}
          onChange={(value) => value !== '' && props.change({ assign_to: Number(value) })}
        />
      </Show>
      <Select
        label={words().onSelf}
        value={config().on_self ?? 'allow'}
        options={onSelves.map((value) => ({ value, label: words().onSelves[value] }))}
        onChange={(on_self) => props.change({ on_self })}
      />
      <Select
        label={words().onDuplicate}
        value={config().on_duplicate ?? 'ask'}
        options={onDuplicates.map((value) => ({ value, label: words().onDuplicates[value] }))}
        onChange={(on_duplicate) => props.change({ on_duplicate })}
      />
      <Select
        label={words().onReturn}
        help={words().onReturnHelp[config().on_return ?? 'restart']}
        value={config().on_return ?? 'restart'}
        options={onReturns.map((value) => ({ value, label: words().onReturns[value] }))}
        onChange={(on_return) => props.change({ on_return })}
      />
    </PanelSection>
  )
}
