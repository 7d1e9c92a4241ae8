import ArrowRightLeft from 'lucide-solid/icons/arrow-right-left'
import { Show } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { handOverPreviewQuery } from './people-queries.ts'

/** On the page of somebody: what they still have to decide, for whoever may hand it over. */
export function HandOverOffer(props: { userId: number; isLeaving: boolean }) {
  const words = () => t().approvalPeople
  const preview = createRecord(() => ({ ...handOverPreviewQuery(props.userId), isEnabled: can('approval:operate') }))
  const tasks = (): number => (preview.data()?.open ?? 0) + (preview.data()?.held ?? 0)
  const places = (): number => preview.data()?.definitions.length ?? 0
  return (
    <Show when={tasks() > 0 || (props.isLeaving && places() > 0)}>
      <div
        class="mb-4 flex flex-wrap items-center justify-between gap-3 rounded px-3 py-2.5"
        classList={{ 'bg-timeout-soft text-timeout': props.isLeaving, 'bg-muted text-ink-2': !props.isLeaving }}
        role="status"
      >
        <p>
          <Show when={tasks() > 0}>{words().offer(tasks())} </Show>
          <Show when={places() > 0}>{words().offerDefinitions(places())}</Show>
        </p>
        <ButtonLink icon={ArrowRightLeft} href={`/approvals/hand-overs/new?from=${props.userId}`}>
          {words().offerAction}
        </ButtonLink>
      </div>
    </Show>
  )
}
