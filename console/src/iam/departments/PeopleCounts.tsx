import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { formatNumber } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import type { Department } from '../iam-queries.ts'

const cell = 'tabular w-16 shrink-0 px-2 text-right text-sm'

/** How many people are in a department, which leads to them, and with all below it where these are more. */
export function PeopleCounts(props: {
  department: Pick<Department, 'id' | 'name' | 'user_count' | 'total_user_count'>
}) {
  const words = () => t().departments
  const direct = (): string => formatNumber(props.department.user_count ?? 0)
  const total = (): string => formatNumber(props.department.total_user_count ?? 0)
  return (
    <Show when={props.department.user_count !== null}>
      <A
        href={`/users?department=${props.department.id}`}
        class={`${cell} text-ink-2 hover:text-accent-ink hover:underline`}
        aria-label={words().seePeople(props.department.name, direct())}
        data-tip={words().seePeople(props.department.name, direct())}
      >
        {direct()}
      </A>
      <span class={`${cell} text-ink-3`} data-tip={words().allPeopleOf(total())}>
        <Show when={props.department.total_user_count !== props.department.user_count}>
          <span aria-hidden="true">{total()}</span>
          <span class="sr-only">{words().allPeopleOf(total())}</span>
        </Show>
      </span>
    </Show>
  )
}

/** What the numbers of all rows are. */
export function PeopleCountsHead(props: { isShown: boolean }) {
  return (
    <Show when={props.isShown}>
      <div class="flex items-center justify-end pr-1 pb-1 text-xs text-ink-3" aria-hidden="true">
        <span class="w-16 px-2 text-right whitespace-nowrap">{t().departments.directPeople}</span>
        <span class="w-16 px-2 text-right whitespace-nowrap">{t().departments.allPeople}</span>
        <Show when={can('department:write')}>
          <span class="ml-1 w-8" />
        </Show>
      </div>
    </Show>
  )
}
