import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { type Accessor, Index, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ChoiceList } from '../ChoiceList.tsx'
import type { createDepartments } from '../create-choices.ts'
import { ChoiceOrOther } from './ChoiceOrOther.tsx'
import { maskExample } from './mask-example.ts'
import type { ColumnRule, DataScope } from './role-draft.ts'
import { fieldOptions, maskOptions, resourceOptions } from './rule-options.ts'

const scopes = ['ALL', 'DEPT_AND_BELOW', 'DEPT', 'SELF', 'CUSTOM'] as const
const rules = ['plain', 'masked', 'hidden'] as const

export function ScopesEditor(props: {
  value: DataScope[]
  departments: ReturnType<typeof createDepartments>
  onChange: (value: DataScope[]) => void
}) {
  return (
    <Rules
      field="data_scopes"
      value={props.value}
      onChange={props.onChange}
      nameOf={(rule) => rule.resource}
      addLabel={t().roles.addScope}
      fresh={{ resource: 'job', scope: 'DEPT_AND_BELOW' }}
    >
      {(item, change) => (
        <>
          <ResourceSelect value={item().resource} onChange={(resource) => change({ resource })} />
          <Select
            label={t().roles.scope}
            value={item().scope}
            options={scopes.map((value) => ({ value, label: t().roles.scopeOptions[value] }))}
            onChange={(scope) => change({ scope })}
          />
          <Show when={item().scope === 'CUSTOM'}>
            <div class="grid gap-3 md:col-span-2">
              <ChoiceList
                label={t().roles.scopeDepartments}
                value={(item().department_ids ?? []).map(String)}
                options={props.departments.options()}
                onChange={(ids) => change({ department_ids: ids.map(Number) })}
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
                  onChange={(rule) => change({ rule })}
                />
              </Show>
            </div>
          </Show>
        </>
      )}
    </Rules>
  )
}

export function ColumnsEditor(props: { value: ColumnRule[]; onChange: (value: ColumnRule[]) => void }) {
  return (
    <Rules
      field="column_rules"
      value={props.value}
      onChange={props.onChange}
      nameOf={(rule) => rule.field}
      addLabel={t().roles.addColumn}
      fresh={{ resource: 'user', field: 'phone', rule: 'masked' }}
    >
      {(item, change) => (
        <>
          <ResourceSelect value={item().resource} onChange={(resource) => change({ resource })} />
          <ChoiceOrOther
            label={t().roles.field}
            value={item().field}
            options={fieldOptions(item().resource)}
            other={{ label: t().roles.otherField, placeholder: 'attributes.id_number' }}
            onChange={(field) => change({ field })}
          />
          <Select
            label={t().roles.rule}
            value={item().rule}
            options={rules.map((value) => ({ value, label: t().roles.ruleOptions[value] }))}
            onChange={(rule) => change({ rule })}
          />
          <Show when={item().rule === 'masked'}>
            <ChoiceOrOther
              label={t().roles.pattern}
              value={item().pattern ?? ''}
              options={maskOptions(item().resource, item().field)}
              other={{
                label: t().roles.otherMask,
                placeholder: '3****4',
                help: `${t().roles.patternHelp} ${t().roles.example(maskExample(item().pattern ?? ''))}`,
              }}
              onChange={(pattern) => change({ pattern })}
            />
          </Show>
        </>
      )}
    </Rules>
  )
}

function ResourceSelect(props: { value: string; onChange: (value: string) => void }) {
  return <Select label={t().roles.resource} value={props.value} options={resourceOptions()} onChange={props.onChange} />
}

type RulesProps<Rule> = {
  /** Of the server's, which an error names. */
  field: string
  value: Rule[]
  onChange: (value: Rule[]) => void
  nameOf: (rule: Rule) => string
  addLabel: string
  fresh: Rule
  children: (rule: Accessor<Rule>, change: (part: Partial<Rule>) => void) => JSX.Element
}

/** Rules one below the other: each is changed in place or taken away, and new ones come at the end. */
function Rules<Rule extends object>(props: RulesProps<Rule>) {
  const change = (at: number, part: Partial<Rule>): void =>
    props.onChange(props.value.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const remove = (at: number): void => props.onChange(props.value.filter((_, index) => index !== at))
  return (
    <div class="grid gap-3" data-field={props.field}>
      <Index each={props.value}>
        {(rule, at) => (
          <div class="flex items-start gap-2 border-b border-line pb-3">
            <div class="grid min-w-0 flex-1 gap-3 md:grid-cols-2">
              {props.children(rule, (part) => change(at, part))}
            </div>
            <div class="pt-6">
              <IconButton icon={Trash} label={t().ui.removeNamed(props.nameOf(rule()))} onClick={() => remove(at)} />
            </div>
          </div>
        )}
      </Index>
      <div>
        <Button size="sm" icon={Plus} onClick={() => props.onChange([...props.value, props.fresh])}>
          {props.addLabel}
        </Button>
      </div>
    </div>
  )
}
