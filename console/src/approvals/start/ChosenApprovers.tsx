import { For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { ChoiceList } from '../../iam/ChoiceList.tsx'
import { Section } from '../../ui/Section.tsx'
import { ChoicePicker } from '../form/ChoicePicker.tsx'
import type { Choice } from './start-reads.ts'

type ChosenApproversProps = {
  choices: Choice[]
  /** By node. */
  chosen: Record<string, number[]>
  errors: Record<string, string>
  onChange: (node: string, ids: number[]) => void
}

/** Who decides, where that is up to the applicant: out of those who are offered, or anybody. */
export function ChosenApprovers(props: ChosenApproversProps) {
  const words = () => t().approvalStart
  return (
    <Section title={words().approvers}>
      <p class="pb-3 text-sm text-ink-3">{words().approversHelp}</p>
      <div class="grid gap-4">
        <For each={props.choices}>
          {(choice) => {
            const error = () => props.errors[`selected_approvers.${choice.node_id}`]
            const label = () => choice.name ?? choice.node_id
            return (
              <Show
                when={choice.people}
                fallback={
                  <ChoicePicker
                    kind="user"
                    isMultiple
                    label={label()}
                    error={error()}
                    required={choice.type === 'approval'}
                    value={props.chosen[choice.node_id] ?? []}
                    onChange={(ids) => props.onChange(choice.node_id, ids as number[])}
                  />
                }
              >
                {(people) => (
                  <ChoiceList
                    label={label()}
                    error={error()}
                    help={people().length === 0 ? words().noCandidates : ''}
                    value={(props.chosen[choice.node_id] ?? []).map(String)}
                    options={people().map(({ id, name, hint }) => ({
                      value: String(id),
                      label: hint === '' ? name : `${name} · ${hint}`,
                    }))}
                    onChange={(ids) => props.onChange(choice.node_id, ids.map(Number))}
                  />
                )}
              </Show>
            )
          }}
        </For>
      </div>
    </Section>
  )
}
