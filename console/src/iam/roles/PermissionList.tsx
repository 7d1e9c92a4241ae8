import { For, Show } from 'solid-js'
import { permissionCatalogue } from '../../../../domain/iam/permission-catalogue.ts'
import { language, t } from '../../i18n/language.ts'
import { groupPermissions } from './permission-tree.ts'

/** Rights to read, by capability. */
export function PermissionList(props: { codes: string[] }) {
  const groups = () =>
    groupPermissions(
      permissionCatalogue
        .filter(({ code }) => props.codes.includes(code))
        .map(({ code, kind, name }) => ({ code, kind, name: name[language()] })),
    )
  return (
    <>
      <p class="pb-3 text-sm text-ink-2">{t().users.permissionsHelp}</p>
      <Show when={groups().length > 0} fallback={<p class="text-ink-3">{t().users.noPermissions}</p>}>
        <dl class="divide-y divide-line border-y border-line">
          <For each={groups()}>
            {(group) => (
              <div class="grid gap-1 py-2.5 sm:grid-cols-[160px_1fr]">
                <dt class="font-medium">{t().roles.groups[group.id] ?? group.id}</dt>
                <dd class="flex flex-wrap gap-1.5">
                  <For each={group.permissions}>
                    {(permission) => (
                      <span class="rounded-sm bg-muted px-2 text-sm leading-6" data-tip={permission.code}>
                        {permission.name}
                      </span>
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
