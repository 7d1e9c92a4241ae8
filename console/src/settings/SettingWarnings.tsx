import { A } from '@solidjs/router'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, Show } from 'solid-js'
import type { SettingWarning } from '../../../domain/settings/setting-warnings.ts'
import { language, t } from '../i18n/language.ts'

/** What will hardly do what is wanted, at its field. It can be saved all the same. */
export function SettingWarnings(props: { warnings: SettingWarning[] }) {
  return (
    <For each={props.warnings}>
      {(warning) => (
        <p
          class="-mt-2 flex items-start gap-1.5 rounded bg-timeout-soft px-2.5 py-1.5 text-sm text-timeout"
          role="status"
        >
          <TriangleAlert size={14} class="mt-[3px] shrink-0" aria-hidden="true" />
          <span>
            {warning.message[language()]}{' '}
            <Show when={warning.see}>
              {(group) => (
                <A class="whitespace-nowrap underline underline-offset-2" href={`/settings/${group()}`}>
                  {t().settings.seeGroup(t().settings.groups[group()].title)}
                </A>
              )}
            </Show>
          </span>
        </p>
      )}
    </For>
  )
}
