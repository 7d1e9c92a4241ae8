import PencilRuler from 'lucide-solid/icons/pencil-ruler'
import Plus from 'lucide-solid/icons/plus'
import { For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** What belongs there, and how one comes to it. */
export function NoWorkflows(props: { isFiltered: boolean; onClear: () => void }) {
  const words = () => t().workflows
  return (
    <Show
      when={!props.isFiltered}
      fallback={
        <EmptyState
          title={words().emptyFiltered}
          action={<Button onClick={() => props.onClear()}>{t().ui.clearFilters}</Button>}
        >
          {words().emptyFilteredBody}
        </EmptyState>
      }
    >
      <EmptyState
        icon={PencilRuler}
        title={words().emptyTitle}
        action={
          <Show when={can('workflow:write')}>
            <ButtonLink href="/workflows/new" variant="primary" icon={Plus}>
              {words().emptyAction}
            </ButtonLink>
          </Show>
        }
      >
        <p>{words().emptyBody}</p>
        <ol class="mt-2 inline-grid list-decimal gap-1 pl-5 text-left">
          <For each={words().emptySteps}>{(step) => <li>{step}</li>}</For>
        </ol>
      </EmptyState>
    </Show>
  )
}
