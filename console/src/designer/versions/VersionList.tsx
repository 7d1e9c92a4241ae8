import { For, Show } from 'solid-js'
import { RelativeTime } from '../../ui/RelativeTime.tsx'

type Version = { version: number; is_current: boolean; created_by_name: string | null; created_at: string }
type VersionListProps = {
  items: Version[]
  chosen: number | undefined
  words: { nameOf: (version: number) => string; current: string; system: string }
  onChoose: (version: number) => void
}

/** Versions, newest first, with who made each and when; one of them is chosen. */
export function VersionList(props: VersionListProps) {
  return (
    <ul class="max-h-48 overflow-y-auto lg:max-h-[calc(100vh-340px)]">
      <For each={props.items}>
        {(made) => (
          <li>
            <button
              type="button"
              class="w-full rounded px-3 py-2 text-left transition-colors hover:bg-subtle aria-pressed:bg-accent-soft"
              aria-pressed={made.version === props.chosen}
              onClick={() => props.onChoose(made.version)}
            >
              <span class="flex items-center gap-2 font-medium">
                {props.words.nameOf(made.version)}
                <Show when={made.is_current}>
                  <span class="rounded-sm bg-muted px-1.5 text-xs font-normal text-ink-2">{props.words.current}</span>
                </Show>
              </span>
              <span class="block text-sm text-ink-3">
                {made.created_by_name ?? props.words.system} · <RelativeTime at={made.created_at} />
              </span>
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}
