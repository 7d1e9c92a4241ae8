import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { permissionCatalogue } from '../../../../domain/iam/permission-catalogue.ts'
import { permissionResources } from '../../../../domain/iam/permission-resources.ts'
import { language, t } from '../../i18n/language.ts'
import { groupPermissions } from './permission-tree.ts'

const chip = 'rounded-sm bg-muted px-2 text-sm leading-6'

/** Rights to read, by capability; each may lead somewhere. */
export function PermissionList(props: { codes: string[]; help: JSX.Element; hrefOf?: (code: string) => string }) {
  const groups = () =>
    groupPermissions(
      permissionCatalogue
        .filter(({ code }) => props.codes.includes(code))
        .map(({ code, kind, name }) => ({ code, kind, name: name[language()] })),
    )
  return (
    <>
      <p class="pb-3 text-sm text-ink-2">{props.help}</p>
      <Show when={groups().length > 0} fallback={<p class="text-ink-3">{t().users.noPermissions}</p>}>
        <dl class="divide-y divide-line border-y border-line">
          <For each={groups()}>
            {(group) => (
              <div class="grid gap-1 py-2.5 md:grid-cols-[160px_1fr]">
                <dt class="font-medium">{permissionResources[group.id]?.[language()] ?? group.id}</dt>
                <dd class="flex flex-wrap gap-1.5">
                  <For each={group.permissions}>
                    {(permission) => (
                      <Show
                        when={props.hrefOf}
                        fallback={
                          <span class={chip} data-tip={permission.code}>
                            {permission.name}
                          </span>
                        }
                      >
                        {(hrefOf) => (
                          <A
                            href={hrefOf()(permission.code)}
                            class={`${chip} underline-offset-2 transition-colors hover:bg-accent-soft hover:text-accent-ink`}
                            data-tip={permission.code}
                          >
                            {permission.name}
                          </A>
                        )}
                      </Show>
                    )}
                  </For>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </>
  )
}
