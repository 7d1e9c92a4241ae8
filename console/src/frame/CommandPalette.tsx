import { Dialog } from '@ark-ui/solid/dialog'
import { useNavigate } from '@solidjs/router'
import Briefcase from 'lucide-solid/icons/briefcase-business'
import CornerDownLeft from 'lucide-solid/icons/corner-down-left'
import Search from 'lucide-solid/icons/search'
import Workflow from 'lucide-solid/icons/workflow'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { Dynamic, Portal } from 'solid-js/web'
import { createList } from '../api/create-list.ts'
import { flowListQuery } from '../flows/flow-reads.ts'
import { t } from '../i18n/language.ts'
import { jobsQuery } from '../jobs/job-queries.ts'
import { can } from '../session/session.ts'
import { scrimClass } from '../ui/control.ts'
import { createRested } from '../ui/create-rested.ts'
import type { Icon } from '../ui/icon.ts'
import { visibleNavigation } from './navigation.ts'

type Hit = { label: string; detail?: string; href: string; icon: Icon }
type HitGroup = { label: string; hits: Hit[] }

const restMs = 150

/** Search everything: the pages at once, records through the server while one types. */
export function CommandPalette(props: { onClose: () => void }) {
  const navigate = useNavigate()
  const id = createUniqueId()
  const [text, setText] = createSignal('')
  const [chosen, setChosen] = createSignal(0)
  const groups = createMemo(createHits(text))
  const hits = createMemo(() => groups().flatMap((group) => group.hits))
  createEffect(on(text, () => setChosen(0)))

  function open(hit: Hit | undefined): void {
    if (!hit) return
    props.onClose()
    navigate(hit.href)
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setChosen((chosen() + step + hits().length) % Math.max(1, hits().length))
      document.getElementById(`${id}-${chosen()}`)?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'Enter') open(hits()[chosen()])
  }

  return (
    <Dialog.Root open onOpenChange={(details) => !details.open && props.onClose()}>
      <Portal>
        <Dialog.Backdrop class={scrimClass} />
        <Dialog.Positioner class="fixed inset-0 z-30 flex justify-center p-3 md:pt-[14vh]">
          <Dialog.Content
            class="flex max-h-[60vh] w-full max-w-[600px] flex-col self-start rounded bg-raised shadow-float outline-none data-[state=open]:animate-enter"
            aria-label={t().frame.search}
          >
            <div class="flex items-center gap-2.5 border-b border-line px-4">
              <Search size={16} class="shrink-0 text-ink-3" aria-hidden="true" />
              <input
                class="h-12 w-full bg-transparent text-lg outline-none"
                role="combobox"
                aria-expanded="true"
                aria-controls={`${id}-hits`}
                aria-activedescendant={hits().length > 0 ? `${id}-${chosen()}` : undefined}
                aria-label={t().frame.search}
                placeholder={t().frame.searchPlaceholder}
                value={text()}
                onInput={(event) => setText(event.currentTarget.value)}
                onKeyDown={handleKey}
              />
            </div>
            <div id={`${id}-hits`} class="min-h-0 overflow-y-auto p-1.5" role="listbox" aria-label={t().frame.search}>
              <For each={groups()}>
                {(group) => (
                  <Show when={group.hits.length > 0}>
                    <p class="px-2.5 pt-1.5 pb-1 text-xs text-ink-3">{group.label}</p>
                    <For each={group.hits}>
                      {(hit) => (
                        <div
                          role="option"
                          id={`${id}-${hits().indexOf(hit)}`}
                          tabIndex={-1}
                          aria-selected={hits()[chosen()] === hit}
                          class="group flex h-9 cursor-pointer items-center gap-2.5 rounded px-2.5 aria-selected:bg-muted"
                          onPointerMove={() => setChosen(hits().indexOf(hit))}
                          onClick={() => open(hit)}
                          onKeyDown={handleKey}
                        >
                          <Dynamic component={hit.icon} size={15} class="shrink-0 text-ink-3" aria-hidden="true" />
                          <span class="min-w-0 flex-1 truncate">{hit.label}</span>
                          <Show when={hit.detail}>
                            <span class="shrink-0 text-sm text-ink-3">{hit.detail}</span>
                          </Show>
                          <CornerDownLeft
                            size={14}
                            class="hidden shrink-0 text-ink-3 group-aria-selected:block"
                            aria-hidden="true"
                          />
                        </div>
                      )}
                    </For>
                  </Show>
                )}
              </For>
              <Show when={hits().length === 0}>
                <p class="px-2.5 py-6 text-center text-ink-2">{t().frame.searchEmpty(text())}</p>
              </Show>
            </div>
          </Dialog.Content>
        </Dialog.Positioner>
      </Portal>
    </Dialog.Root>
  )
}

function createHits(text: () => string): () => HitGroup[] {
  const rested = createRested(() => text().trim(), restMs)
  const jobs = createList(() => ({
    ...jobsQuery({ q: rested(), page_size: 8 }),
    isEnabled: rested() !== '' && can('job:read'),
  }))
  const flows = createList(() => ({
    ...flowListQuery({ q: rested(), page_size: 8 }),
    isEnabled: rested() !== '' && can('flow:read'),
  }))
  const matches = (label: string): boolean => label.toLowerCase().includes(text().trim().toLowerCase())
  const pages = (): Hit[] =>
    visibleNavigation()
      .flatMap((group) => group.items)
      .map((item) => ({ label: item.label(), href: item.href, icon: item.icon }))
      .filter((hit) => matches(hit.label))
  const jobHits = (): Hit[] =>
    text().trim() === ''
      ? []
      : (jobs.rows() ?? []).map((job) => ({
          label: job.name,
          detail: `#${job.id}`,
          href: `/jobs/${job.id}`,
          icon: Briefcase,
        }))
  const flowHits = (): Hit[] =>
    text().trim() === ''
      ? []
      : (flows.rows() ?? []).map((flow) => ({
          label: flow.name,
          detail: `#${flow.id}`,
          href: `/flows/${flow.id}`,
          icon: Workflow,
        }))
  return () => [
    { label: t().frame.searchPages, hits: pages() },
    { label: t().frame.searchJobs, hits: jobHits() },
    { label: t().frame.searchFlows, hits: flowHits() },
  ]
}
