import { Match, Show, Switch } from 'solid-js'
import { approverTypes } from '../../../../../../domain/approvals/approver-types.ts'
import { FeelField } from '../../../../designer/feel/FeelField.tsx'
import { DraftField, DraftNumber, PanelSection } from '../../../../designer/panel/fields.tsx'
import { t } from '../../../../i18n/language.ts'
import { ChoiceList } from '../../../../iam/ChoiceList.tsx'
import { createRoles } from '../../../../iam/create-choices.ts'
import { PeoplePicker } from '../../../../iam/PeoplePicker.tsx'
import { can } from '../../../../session/session.ts'
import { Select } from '../../../../ui/Select.tsx'
import { RolePicker } from '../../actions/RolePicker.tsx'
import type { StepFieldsProps } from './step-panel.ts'

type Finder = (typeof approverTypes)[number]

/** Whoever is told of it is chosen by nobody before. */
const copyFinders = approverTypes.filter((finder) => finder !== 'previous_choice')
const mostPeople = 200
const mostLevels = 20

/** How the people of a node are found. */
export function PeopleFields(props: StepFieldsProps) {
  const words = () => t().workflowDesigner.people
  const isCopy = (): boolean => props.step.type === 'cc'
  const finder = (): Finder => props.step.config.approver_type ?? 'user'
  return (
    <PanelSection title={isCopy() ? words().copyTitle : words().title}>
      <Select
        label={words().finder}
        help={words().finderHelp[finder()]}
        value={finder()}
        options={(isCopy() ? copyFinders : approverTypes).map((value) => ({
          value,
          label: words().finders[value],
        }))}
        onChange={(approver_type) => props.change({ approver_type })}
      />
      <Switch>
        <Match when={finder() === 'user'}>
          <PeoplePicker
            label={words().users}
            addLabel={words().add}
            chosenLabel={words().isChosen}
            most={mostPeople}
            value={props.step.config.user_ids ?? []}
            onChange={(user_ids) => props.change({ user_ids })}
          />
        </Match>
        <Match when={finder() === 'role'}>
          <RolePicker
            label={words().role}
            required
            value={props.step.config.role_id ?? undefined}
            onChange={(role_id) => props.change({ role_id })}
          />
        </Match>
        <Match when={finder() === 'supervisor'}>
          <LevelFields {...props} />
        </Match>
        <Match when={finder() === 'form_field'}>
          <FieldChoice {...props} />
        </Match>
        <Match when={finder() === 'expression'}>
          <FeelField
            label={words().expression}
            help={words().expressionHelp}
            placeholder="if form.amount > 10000 then 12 else 7"
            value={props.step.config.expression ?? ''}
            suggestions={props.suggestions}
            onChange={(text) => props.change({ expression: text || undefined })}
          />
        </Match>
        <Match when={!isCopy() && (finder() === 'initiator_choice' || finder() === 'previous_choice')}>
          <ChoiceFields {...props} />
        </Match>
      </Switch>
    </PanelSection>
  )
}

function LevelFields(props: StepFieldsProps) {
  const words = () => t().workflowDesigner.people
  const levels = () => props.step.config.levels ?? 'only'
  return (
    <>
      <Select
        label={words().levels}
        value={levels()}
        options={(['only', 'up_to', 'all'] as const).map((value) => ({ value, label: words().levelChoices[value] }))}
        onChange={(value) => props.change({ levels: value })}
      />
      <Show when={levels() !== 'all'}>
        <DraftNumber
          label={words().level}
          help={words().levelHelp}
          min={1}
          max={mostLevels}
          value={props.step.config.level ?? 1}
          onChange={(level) => props.change({ level: level ?? 1 })}
        />
      </Show>
    </>
  )
}

/** Of a form without a schema any name may be meant. */
function FieldChoice(props: StepFieldsProps) {
  const words = () => t().workflowDesigner.people
  const fields = () => (props.form?.fields ?? []).filter(({ type }) => type === 'user' || type === 'department')
  return (
    <Show
      when={props.form}
      fallback={
        <DraftField
          label={words().field}
          help={words().fieldHelp}
          mono
          value={props.step.config.field ?? ''}
          onChange={(field) => props.change({ field: field.trim() || undefined })}
        />
      }
    >
      <Select
        label={words().field}
        help={fields().length === 0 ? words().noField : words().fieldHelp}
        value={props.step.config.field ?? undefined}
        options={fields().map(({ name, label }) => ({ value: name, label: label ?? name }))}
        onChange={(field) => props.change({ field })}
      />
    </Show>
  )
}

/** Whom one may choose from. */
function ChoiceFields(props: StepFieldsProps) {
  const words = () => t().workflowDesigner.people
  const roles = createRoles()
  const choice = () => ({ user_ids: [], role_ids: [], ...props.step.config.choice })
  return (
    <>
      <PeoplePicker
        label={words().choosable}
        help={words().choosableHelp}
        addLabel={words().add}
        chosenLabel={words().isChosen}
        most={mostPeople}
        value={choice().user_ids}
        onChange={(user_ids) => props.change({ choice: { ...choice(), user_ids } })}
      />
      <Show when={can('role:read')}>
        <ChoiceList
          label={words().choosableRoles}
          value={choice().role_ids.map(String)}
          options={roles.options()}
          onChange={(chosen) => props.change({ choice: { ...choice(), role_ids: chosen.map(Number) } })}
        />
      </Show>
    </>
  )
}
