import { Show } from 'solid-js'
import { mostGrantDays } from '../../../../../domain/approvals/role-grant.ts'
import type { Suggestion } from '../../../designer/feel/suggestions.ts'
import { DraftNumber } from '../../../designer/panel/fields.tsx'
import { t } from '../../../i18n/language.ts'
import { ChoiceList } from '../../../iam/ChoiceList.tsx'
import { createRoles } from '../../../iam/create-choices.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { type Option, Select } from '../../../ui/Select.tsx'
import { type Action, idIn, idsIn, textIn } from './action.ts'

type GrantFieldsProps = {
  config: Action['config']
  suggestions: Suggestion[]
  change: (config: Action['config']) => void
}

/** Which roles may be granted, to whom, and for how long. */
export function GrantFields(props: GrantFieldsProps) {
  const words = () => t().workflowDesigner.grant
  const chosen = () => idsIn(props.config.role_ids)
  return (
    <>
      <RoleChoice chosen={chosen()} change={props.change} />
      <Show when={chosen().length > 1 || props.config.role !== undefined}>
        <Select
          label={words().which}
          help={words().whichHelp}
          placeholder={words().whichPlaceholder}
          value={textIn(props.config.role) || undefined}
          options={fieldsOf(props.suggestions, textIn(props.config.role))}
          onChange={(role) => props.change({ role })}
        />
      </Show>
      <Select
        label={words().to}
        value={textIn(props.config.user)}
        options={[{ value: '', label: words().applicant }, ...fieldsOf(props.suggestions, textIn(props.config.user))]}
        onChange={(user) => props.change({ user })}
      />
      <Period {...props} />
    </>
  )
}

function RoleChoice(props: { chosen: number[]; change: GrantFieldsProps['change'] }) {
  const words = () => t().workflowDesigner.grant
  const roles = createRoles()
  const options = (): Option[] => {
    const known = roles.all().map(({ id, name, code }) => ({ value: String(id), label: words().role(name, code) }))
    // One that this person may not see is known by its number.
    const unseen = props.chosen.filter((id) => !known.some(({ value }) => value === String(id)))
    return [...known, ...unseen.map((id) => ({ value: String(id), label: `#${id}` }))]
  }
  return (
    <ChoiceList
      label={words().roles}
      help={words().rolesHelp}
      value={props.chosen.map(String)}
      options={options()}
      onChange={(value) => props.change({ role_ids: value.map(Number) })}
    />
  )
}

/** For so many days, for as many as the form says, or for good. */
function Period(props: GrantFieldsProps) {
  const words = () => t().workflowDesigner.grant
  const field = () => textIn(props.config.days)
  const isForGood = () => props.config.for_good === true
  const kind = (): string => field() || (isForGood() && props.config.days === undefined ? 'forGood' : 'fixed')
  const choose = (value: string): void => {
    const days = value.startsWith('=') ? value : undefined
    const kept = days === undefined ? { max_days: undefined } : {}
    props.change({ days, ...kept, for_good: value === 'forGood' || undefined })
  }
  return (
    <>
      <Select
        label={words().howLong}
        value={kind()}
        options={[
          { value: 'fixed', label: words().fixed },
          { value: 'forGood', label: words().forGood },
          ...fieldsOf(props.suggestions, field()),
        ]}
        onChange={choose}
      />
      <Show when={kind() === 'fixed'}>
        <DraftNumber
          label={words().days}
          unit={t().workflowDesigner.settings.days}
          min={1}
          max={mostGrantDays}
          value={idIn(props.config.days)}
          onChange={(days) => props.change({ days })}
        />
      </Show>
      <Show when={field()}>
        <Checkbox
          label={words().emptyForGood}
          checked={isForGood()}
          onChange={(isOn) => props.change({ for_good: isOn || undefined })}
        />
        <DraftNumber
          label={words().most}
          unit={t().workflowDesigner.settings.days}
          min={1}
          max={mostGrantDays}
          placeholder={String(mostGrantDays)}
          value={idIn(props.config.max_days)}
          onChange={(max_days) => props.change({ max_days })}
        />
      </Show>
    </>
  )
}

/** The form's fields as expressions, and what stands there already. */
function fieldsOf(suggestions: Suggestion[], current: string): Option[] {
  const fields = suggestions
    .filter(({ text }) => text.startsWith('form.'))
    .map(({ text, hint }) => ({ value: `=${text}`, label: t().workflowDesigner.grant.field(hint) }))
  const isOther = current !== '' && !fields.some(({ value }) => value === current)
  return isOther ? [...fields, { value: current, label: current }] : fields
}
