import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import type { HandOverPreview } from './people-queries.ts'

/** What somebody has to do with, and what a hand-over leaves to others. */
export function HandOverNotes(props: { preview: HandOverPreview }) {
  const words = () => t().approvalPeople
  const lines = (): string[] => {
    const { open, held, requests, own_requests, proxies, departments } = props.preview
    return [
      requests > 0 ? words().previewTasks(open, held, requests) : words().previewNothing,
      ...(own_requests > 0 ? [words().ownRequests(own_requests)] : []),
      ...(proxies > 0 ? [words().previewProxies(proxies)] : []),
      ...(departments > 0 ? [words().previewDepartments(departments)] : []),
    ]
  }
  return (
    <div class="grid gap-4">
      <ul class="grid gap-1">
        <For each={lines()}>{(line, index) => <li classList={{ 'font-medium': index() === 0 }}>{line}</li>}</For>
      </ul>
      <Show when={props.preview.definitions.length > 0}>
        <div class="grid gap-1.5">
          <h3 class="text-sm font-semibold">{words().definitions}</h3>
          <p class="text-sm text-ink-2">{words().definitionsBody}</p>
          <ul class="grid gap-1 text-sm">
            <For each={props.preview.definitions}>
              {(place) => (
                <li>
                  <A
                    href={`/workflows/${place.workflow_id}`}
                    class="text-accent-ink underline-offset-2 hover:underline"
                  >
                    {place.workflow_name}
                  </A>
                  <span class="text-ink-2">
                    {' '}
                    · {place.node_name ?? place.node_id} · {words().as[place.as]}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </div>
  )
}
