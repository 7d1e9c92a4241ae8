import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { Show } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { executorGroupsQuery } from '../../executors/executor-queries.ts'
import { carryingWords } from '../../i18n/carrying-words.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { createFreeChoice } from '../../ui/create-free-choice.ts'
import type { Option } from '../../ui/Select.tsx'

type GroupFieldProps = {
  name: string
  value: string
  error: string | undefined
  onChange: (group: string) => void
}

/** The executor group of a job: one that is there, with what it carries now, or another by its name. */
export function GroupField(props: GroupFieldProps) {
  const words = () => carryingWords()
  const groups = createRecord(() => ({
    ...executorGroupsQuery(),
    everyMs: 10_000,
    isEnabled: can('executor:read'),
  }))
  const known = (): Option[] =>
    (groups.data()?.items ?? []).map(({ group, live, draining, running, slots }) => ({
      value: group,
      label: group,
      hint: live > 0 ? words().load(live, running, slots) : words().allDraining(draining),
    }))
  const choice = createFreeChoice({ value: () => props.value, known, newHint: () => words().newGroup, longest: 50 })
  const isDeserted = (): boolean =>
    groups.data() !== undefined && !groups.data()?.items.some(({ group, live }) => group === props.value && live > 0)
  const help = () => known().find(({ value }) => value === props.value)?.hint ?? words().groupHelp

  return (
    <div>
      <Combobox
        label={t().jobs.executorGroup}
        name={props.name}
        help={isDeserted() ? undefined : help()}
        error={props.error}
        value={props.value}
        onChange={(group) => group !== '' && props.onChange(group)}
        options={choice.options}
        search={choice.search}
      />
      <Show when={isDeserted()}>
        <p class="mt-1 flex items-start gap-1 text-sm text-cancelled" role="status">
          <TriangleAlert size={14} class="mt-[3px] shrink-0" aria-hidden="true" />
          {words().nobody(props.value)}
        </p>
      </Show>
    </div>
  )
}
