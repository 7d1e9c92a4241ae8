import { createMemo, For, Show } from 'solid-js'
import type { Scope } from '../../../domain/iam/api-key-scope.ts'
import { t } from '../i18n/language.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { ownScopes, type ScopeGroup } from './scopes.ts'

type ScopeTreeProps = { value: Scope[]; onChange: (scopes: Scope[]) => void; error: string | undefined }

/** Rights to tick one by one or by group. */
export function ScopeTree(props: ScopeTreeProps) {
  const groups = createMemo(ownScopes)
  const has = (code: Scope): boolean => props.value.includes(code)

  function choose(codes: Scope[], isWanted: boolean): void {
    const others = props.value.filter((code) => !codes.includes(code))
    props.onChange(isWanted ? [...others, ...codes] : others)
  }

  return (
    <fieldset class="min-w-0">
      <legend class="pb-1 text-sm font-medium">{t().apiKeys.scopes}</legend>
      <div class="max-h-60 overflow-y-auto rounded border border-line-control px-3 py-2">
        <For each={groups()} fallback={<p class="text-ink-3">{t().apiKeys.noScopes}</p>}>
          {(group) => <Branch group={group} has={has} choose={choose} />}
        </For>
      </div>
      <Show when={props.error}>
        <p class="pt-1 text-sm text-failed" role="alert">
          {props.error}
        </p>
      </Show>
    </fieldset>
  )
}

type BranchProps = {
  group: ScopeGroup
  has: (code: Scope) => boolean
  choose: (codes: Scope[], isWanted: boolean) => void
}

function Branch(props: BranchProps) {
  const codes = (): Scope[] => props.group.scopes.map(({ code }) => code)
  const count = (): number => codes().filter(props.has).length
  const isWhole = (): boolean => count() === codes().length
  return (
    <div class="py-1">
      <Checkbox
        label={props.group.label}
        checked={isWhole()}
        indeterminate={count() > 0 && !isWhole()}
        onChange={(isWanted) => props.choose(codes(), isWanted)}
      />
      <div class="grid gap-x-4 gap-y-1 pt-1 pl-6 md:grid-cols-2">
        <For each={props.group.scopes}>
          {(scope) => (
            <Checkbox
              label={scope.label}
              checked={props.has(scope.code)}
              onChange={(isWanted) => props.choose([scope.code], isWanted)}
            />
          )}
        </For>
      </div>
    </div>
  )
}
