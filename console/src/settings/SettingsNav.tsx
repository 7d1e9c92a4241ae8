import { A } from '@solidjs/router'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createSignal, For, Show } from 'solid-js'
import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { t } from '../i18n/language.ts'
import { controlClass } from '../ui/control.ts'
import { createIsNarrow } from '../ui/create-media-query.ts'
import { Popover } from '../ui/Popover.tsx'
import { settingNavigation } from './setting-pages.ts'

type SettingsNavProps = { group: SettingGroup | undefined }

/** The groups under their headings; on a phone behind one button. */
export function SettingsNav(props: SettingsNavProps) {
  const isNarrow = createIsNarrow()
  return (
    <Show
      when={isNarrow()}
      fallback={
        <div class="sticky top-0 w-40 shrink-0 self-start">
          <GroupLinks group={props.group} />
        </div>
      }
    >
      <FoldedLinks group={props.group} />
    </Show>
  )
}

function FoldedLinks(props: SettingsNavProps) {
  const [isOpen, setOpen] = createSignal(false)
  return (
    <Popover
      title={t().settings.title}
      placement="bottom-start"
      isOpen={isOpen()}
      onOpenChange={setOpen}
      trigger={(trigger) => (
        <button type="button" {...trigger()} class={`${controlClass} flex h-9 items-center justify-between gap-2`}>
          <span class="sr-only">{t().settings.choosePage}</span>
          <span class="truncate">{props.group ? t().settings.groups[props.group].title : t().ui.choose}</span>
          <ChevronDown size={14} class="shrink-0 text-ink-3" aria-hidden="true" />
        </button>
      )}
    >
      <div class="max-h-[70vh] w-64 overflow-y-auto p-1.5">
        <GroupLinks group={props.group} onChoose={() => setOpen(false)} />
      </div>
    </Popover>
  )
}

function GroupLinks(props: SettingsNavProps & { onChoose?: () => void }) {
  return (
    <nav class="grid gap-4" aria-label={t().settings.title}>
      <For each={settingNavigation}>
        {([heading, groups]) => (
          <div>
            <p class="px-2.5 pb-1 text-xs text-ink-3">{t().settings.navigation[heading]}</p>
            <ul class="grid gap-0.5">
              <For each={groups}>
                {(name) => (
                  <li>
                    <A
                      href={`/settings/${name}`}
                      class="flex min-h-8 items-center rounded px-2.5 py-1 transition-colors"
                      classList={{
                        'bg-muted font-medium text-ink': props.group === name,
                        'text-ink-2 hover:bg-subtle hover:text-ink': props.group !== name,
                      }}
                      aria-current={props.group === name ? 'page' : undefined}
                      onClick={() => props.onChoose?.()}
                    >
                      {t().settings.groups[name].title}
                    </A>
                  </li>
                )}
              </For>
            </ul>
          </div>
        )}
      </For>
    </nav>
  )
}
