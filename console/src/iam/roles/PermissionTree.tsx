import { createMemo, createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { groupPermissions, type PermissionGroup } from './permission-tree.ts'

type PermissionTreeProps = {
  permissions: PermissionGroup['permissions']
  value: string[]
  /** Codes that come from other roles, with the name of the role. */
  inherited: Map<string, string>
  isFixed?: boolean
  onChange: (codes: string[]) => void
}

export function PermissionTree(props: PermissionTreeProps) {
  const [wanted, setWanted] = createSignal('')
  const groups = createMemo(() => {
    const text = wanted().toLowerCase()
    return groupPermissions(
      props.permissions.filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(text)),
    )
  })
  const own = createMemo(() => new Set(props.value))
  const isOn = (code: string): boolean => own().has(code) || props.inherited.has(code)

  function set(codes: string[], isWanted: boolean): void {
    const next = new Set(props.value)
    for (const code of codes) {
      if (isWanted) next.add(code)
      else next.delete(code)
    }
    props.onChange([...next])
  }

  return (
    <div data-field="permission_codes">
      <SearchBox label={t().roles.searchPermission} value={wanted()} onSearch={setWanted} />
      <div class="mt-3 divide-y divide-line border-y border-line">
        <For each={groups()} fallback={<p class="py-4 text-ink-3">{t().ui.noMatch}</p>}>
          {(group) => {
            const codes = (): string[] => group.permissions.map(({ code }) => code)
            const count = (): number => codes().filter(isOn).length
            const name = (): string => t().roles.groups[group.id] ?? group.id
            return (
              <fieldset class="grid gap-x-4 gap-y-2 py-3 sm:grid-cols-[160px_1fr]">
                <legend class="sr-only">{name()}</legend>
                <div class="flex items-start justify-between gap-2 sm:flex-col">
                  <Checkbox
                    label={name()}
                    checked={count() === codes().length}
                    indeterminate={count() > 0 && count() < codes().length}
                    disabled={props.isFixed ?? false}
                    onChange={(isWanted) => set(codes(), isWanted)}
                  />
                  <span class="tabular text-xs text-ink-3 sm:pl-6">{t().roles.chosen(count(), codes().length)}</span>
                </div>
                <div class="grid gap-x-4 gap-y-2 sm:grid-cols-2">
                  <For each={group.permissions}>
                    {(permission) => {
                      const from = (): string | undefined => props.inherited.get(permission.code)
                      return (
                        <span class="min-w-0" data-tip={permission.code}>
                          <Checkbox
                            label={permission.name}
                            help={<Show when={from()}>{(role) => t().roles.from(role())}</Show>}
                            checked={isOn(permission.code)}
                            disabled={(props.isFixed ?? false) || from() !== undefined}
                            onChange={(isWanted) => set([permission.code], isWanted)}
                          />
                        </span>
                      )
                    }}
                  </For>
                </div>
              </fieldset>
            )
          }}
        </For>
      </div>
    </div>
  )
}
