import { DraftArea, DraftField } from '../../../designer/panel/fields.tsx'
import { t } from '../../../i18n/language.ts'
import { ChoiceList } from '../../../iam/ChoiceList.tsx'
import { PeoplePicker } from '../../../iam/PeoplePicker.tsx'
import { type Action, idIn, idsIn, textIn } from './action.ts'
import { RolePicker } from './RolePicker.tsx'

type NotifyFieldsProps = { config: Action['config']; change: (config: Action['config']) => void }

const channels = ['in_app', 'email'] as const
const mostPeople = 200

/** Whom a notification goes to, and what it says. */
export function NotifyFields(props: NotifyFieldsProps) {
  const words = () => t().workflowDesigner.action
  const chosen = (): string[] => (Array.isArray(props.config.channels) ? props.config.channels.map(String) : ['in_app'])
  return (
    <>
      <DraftField
        label={words().subject}
        required
        maxLength={200}
        value={textIn(props.config.title)}
        onChange={(title) => props.change({ title: title.trim() })}
      />
      <DraftArea
        label={words().content}
        help={words().contentHelp}
        required={false}
        maxLength={4000}
        value={textIn(props.config.content)}
        onChange={(content) => props.change({ content: content.trim() })}
      />
      <PeoplePicker
        label={words().recipients}
        help={words().recipientsHelp}
        addLabel={t().workflowDesigner.people.add}
        chosenLabel={t().workflowDesigner.people.isChosen}
        most={mostPeople}
        value={idsIn(props.config.user_ids)}
        onChange={(user_ids) => props.change({ user_ids })}
      />
      <RolePicker
        label={words().recipientRole}
        required={false}
        value={idIn(props.config.role_id)}
        onChange={(role_id) => props.change({ role_id })}
      />
      <ChoiceList
        label={words().channels}
        value={chosen()}
        options={channels.map((value) => ({ value, label: words().channelNames[value] }))}
        onChange={(value) => props.change({ channels: channels.filter((channel) => value.includes(channel)) })}
      />
    </>
  )
}
