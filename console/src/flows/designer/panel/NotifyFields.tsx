import type { notifyChannels } from '../../../../../domain/flows/flow-graph.ts'
import { DraftArea, DraftField, PanelSection } from '../../../designer/panel/fields.tsx'
import { t } from '../../../i18n/language.ts'
import { ChoiceList } from '../../../iam/ChoiceList.tsx'
import { PeoplePicker } from '../../../iam/PeoplePicker.tsx'
import type { KindFieldsProps } from './node-panel.ts'

const mostPeople = 50
const channels: (typeof notifyChannels)[number][] = ['in_app', 'email']

export function NotifyFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  return (
    <PanelSection>
      <DraftField
        label={words().notifyTitle}
        required
        maxLength={200}
        value={props.node.title ?? ''}
        onChange={(title) => props.change({ title: title.trim() || undefined })}
      />
      <DraftArea
        label={words().content}
        help={words().contentHelp}
        rows={4}
        maxLength={4000}
        value={props.node.content ?? ''}
        onChange={(content) => props.change({ content: content.trim() })}
      />
      <PeoplePicker
        label={words().recipients}
        addLabel={words().addRecipient}
        chosenLabel={words().isAssignee}
        help={words().recipientsHelp}
        most={mostPeople}
        value={props.node.recipient_ids ?? []}
        onChange={(recipient_ids) => props.change({ recipient_ids })}
      />
      <ChoiceList
        label={words().channels}
        value={props.node.channels ?? ['in_app']}
        options={channels.map((value) => ({ value, label: words().channelNames[value] }))}
        onChange={(chosen) => props.change({ channels: channels.filter((channel) => chosen.includes(channel)) })}
      />
    </PanelSection>
  )
}
