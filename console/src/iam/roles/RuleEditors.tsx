import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { Index, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ChoiceList } from '../ChoiceList.tsx'
import type { createDepartments } from '../create-choices.ts'
import { maskExample } from './permission-tree.ts'
import type { ColumnRule, DataScope } from './role-draft.ts'

const scopes = ['ALL', 'DEPT_AND_BELOW', 'DEPT', 'SELF', 'CUSTOM'] as const
const rules = ['plain', 'masked', 'hidden'] as const
const sample = '13800138000'

export function ScopesEditor(props: {
  value: DataScope[]
  departments: ReturnType<typeof createDepartments>
  onChange: (value: DataScope[]) => void
}) {
  const change = (at: number, part: Partial<DataScope>): void =>
    props.onChange(props.value.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <div class="grid gap-3" data-field="data_scopes">
      <Index each={props.value}>
        {(item, at) => (
          <Line onRemove={() => props.onChange(props.value.filter((_, index) => index !== at))} name={item().resource}>
            <TextField
              label={t().roles.resource}
              mono
              placeholder="job"
              value={item().resource}
              onChange={(resource) => change(at, { resource })}
            />
            <Select
              label={t().roles.scope}
              value={item().scope}
              options={scopes.map((value) => ({ value, label: t().roles.scopeOptions[value] }))}
              onChange={(scope) => change(at, { scope })}
            />
            <Show when={item().scope === 'CUSTOM'}>
              <div class="grid gap-3 sm:col-span-2">
                <ChoiceList
                  label={t().roles.scopeDepartments}
                  value={(item().department_ids ?? []).map(String)}
                  options={props.departments.options()}
                  onChange={(ids) => change(at, { department_ids: ids.map(Number) })}
                />
                <Show
                  when={typeof item().rule !== 'object'}
                  fallback={<code class="font-mono text-xs">{JSON.stringify(item().rule)}</code>}
                >
                  <TextField
                    label={t().roles.scopeRule}
                    help={t().roles.scopeRuleHelp}
                    required={false}
                    mono
                    value={String(item().rule ?? '')}
                    onChange={(rule) => change(at, { rule })}
                  />
                </Show>
              </div>
            </Show>
          </Line>
        )}
      </Index>
      <div>
        <Button
          size="sm"
          icon={Plus}
          onClick={() => props.onChange([...props.value, { resource: '', scope: 'DEPT_AND_BELOW' }])}
        >
          {t().roles.addScope}
        </Button>
      </div>
    </div>
  )
}

export function ColumnsEditor(props: { value: ColumnRule[]; onChange: (value: ColumnRule[]) => void }) {
  const change = (at: number, part: Partial<ColumnRule>): void =>
    props.onChange(props.value.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <div class="grid gap-3" data-field="column_rules">
      <Index each={props.value}>
        {(item, at) => (
          <Line onRemove={() => props.onChange(props.value.filter((_, index) => index !== at))} name={item().field}>
            <TextField
              label={t().roles.resource}
              mono
              placeholder="user"
              value={item().resource}
              onChange={(resource) => change(at, { resource })}
            />
            <TextField
              label={t().roles.field}
              mono
              placeholder="phone"
              value={item().field}
              onChange={(field) => change(at, { field })}
            />
            <Select
              label={t().roles.rule}
              value={item().rule}
              options={rules.map((value) => ({ value, label: t().roles.ruleOptions[value] }))}
              onChange={(rule) => change(at, { rule })}
            />
            <Show when={item().rule === 'masked'}>
              <TextField
                label={t().roles.pattern}
                help={
                  item().pattern ? t().roles.example(maskExample(item().pattern ?? '', sample)) : t().roles.patternHelp
                }
                required={false}
                mono
                placeholder="###****#"
                value={item().pattern ?? ''}
                onChange={(pattern) => change(at, { pattern })}
              />
            </Show>
          </Line>
        )}
      </Index>
      <div>
        <Button
          size="sm"
          icon={Plus}
          onClick={() => props.onChange([...props.value, { resource: '', field: '', rule: 'masked' }])}
        >
          {t().roles.addColumn}
        </Button>
      </div>
    </div>
  )
}

function Line(props: { children: JSX.Element; name: string; onRemove: () => void }) {
  return (
    <div class="flex items-start gap-2 border-b border-line pb-3">
      <div class="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">{props.children}</div>
      <div class="pt-6">
        <IconButton icon={Trash} label={t().ui.removeNamed(props.name)} onClick={() => props.onRemove()} />
      </div>
    </div>
  )
}
