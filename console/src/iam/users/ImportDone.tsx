import { A } from '@solidjs/router'
import Download from 'lucide-solid/icons/download'
import { Show } from 'solid-js'
import { importWords } from '../../i18n/import-words.ts'
import { t } from '../../i18n/language.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { type Fact, Facts } from '../../ui/Facts.tsx'
import { createLocalSource } from '../../ui/table/create-local-source.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { ImportAnswer, UserImport } from './create-user-import.ts'
import { downloadProblems } from './download-problems.ts'

/** What an import did, who could not be invited, and where to go from here. */
export function ImportDone(props: { answer: ImportAnswer; import: UserImport }) {
  const words = () => importWords()
  const wasInviting = (): boolean => props.import.invite() === 'mail'
  const facts = (): Fact[] => {
    const { created, updated, invalid, invited, uninvited } = props.answer
    return [
      { label: words().created, value: words().people(created) },
      ...(updated > 0 ? [{ label: words().updated, value: words().people(updated) }] : []),
      ...(invalid > 0 ? [{ label: words().leftOutFact, value: words().leftOutRows(invalid) }] : []),
      ...(wasInviting() ? [{ label: words().invitedFact, value: words().people(invited) }] : []),
      ...(uninvited.length > 0 ? [{ label: words().uninvitedFact, value: words().people(uninvited.length) }] : []),
    ]
  }
  return (
    <div class="grid gap-4">
      <div class="max-w-form">
        <h2 class="pb-3 text-lg font-semibold" role="status">
          {words().done}
        </h2>
        <Facts items={facts()} />
        <Show when={props.answer.created > 0}>
          <p class="pt-3 text-ink-2">{props.answer.invited > 0 ? words().mailSoon : words().noMail}</p>
        </Show>
      </div>
      <div class="flex flex-wrap gap-2">
        <ButtonLink href={props.answer.created > 0 ? '/users?status=pending' : '/users'} variant="primary">
          {props.answer.created > 0 ? words().toPending : words().toUsers}
        </ButtonLink>
        <Show when={props.answer.invalid > 0 && props.import.file()}>
          {(file) => (
            <Button icon={Download} onClick={() => downloadProblems(file(), props.import.existing())}>
              {words().downloadLeftOut}
            </Button>
          )}
        </Show>
        <Button onClick={props.import.startOver}>{words().importMore}</Button>
      </div>
      <Show when={props.answer.uninvited.length > 0}>
        <Uninvited people={props.answer.uninvited} />
      </Show>
    </div>
  )
}

function Uninvited(props: { people: ImportAnswer['uninvited'] }) {
  const { source, paging } = createLocalSource(() => props.people)
  return (
    <section>
      <h3 class="pb-2 font-semibold">{importWords().uninvited}</h3>
      <DataTable
        label={importWords().uninvited}
        columns={[
          {
            id: 'username',
            header: t().users.username,
            onCard: 'title',
            cell: (person) => (
              <A href={`/users/${person.id}`} class="text-accent-ink hover:underline">
                {person.username}
              </A>
            ),
          },
          { id: 'reason', header: importWords().reason, cell: (person) => t().users.inviteResults[person.result] },
        ]}
        source={source}
        paging={paging()}
        empty={<span />}
      />
    </section>
  )
}
