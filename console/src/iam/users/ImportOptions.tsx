import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { importWords } from '../../i18n/import-words.ts'
import { can } from '../../session/session.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import type { ImportAnswer, UserImport } from './create-user-import.ts'

/** What is to happen to people who are there already, and who gets mail. */
export function ImportOptions(props: { answer: ImportAnswer; import: UserImport }) {
  const words = () => importWords()
  const invitable = (): number => props.answer.invitable ?? 0
  const withoutAddress = (): number => props.answer.counts.new - invitable()
  return (
    <div class="grid max-w-form gap-4">
      <Checkbox
        label={words().existing}
        help={words().existingHelp}
        checked={props.import.existing() === 'update'}
        disabled={props.import.isBusy()}
        onChange={(isOn) => props.import.decideExisting(isOn ? 'update' : 'refuse')}
      />
      <Show when={props.answer.counts.new > 0}>
        <RadioGroup
          label={words().invite}
          value={props.import.invite()}
          onChange={props.import.setInvite}
          options={[
            { value: 'none', label: words().inviteNone, help: words().inviteNoneHelp },
            {
              value: 'mail',
              label: words().inviteMail,
              disabled: !props.answer.can_invite || invitable() === 0,
              help: props.answer.can_invite && words().inviteMailHelp(invitable(), withoutAddress()),
            },
          ]}
          help={props.answer.can_invite ? undefined : <InvitationsOff />}
        />
      </Show>
    </div>
  )
}

function InvitationsOff() {
  return (
    <>
      {importWords().inviteOff}{' '}
      <Show when={can('setting:read')}>
        <A href="/settings/registration" class="text-accent-ink hover:underline">
          {importWords().inviteOffLink}
        </A>
      </Show>
    </>
  )
}
