import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, For, Show } from 'solid-js'
import type { JobParam } from '../../../../domain/jobs/job.ts'
import { t } from '../../i18n/language.ts'
import { looseText, looseValue } from '../../jobs/kinds/json-text.ts'
import { parseParam, valueText } from '../../jobs/param-values.ts'
import { Button } from '../../ui/Button.tsx'
import { controlClass } from '../../ui/control.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { FeelState } from '../feel/FeelField.tsx'
import { FeelInput } from '../feel/FeelInput.tsx'
import type { Suggestion } from '../feel/suggestions.ts'
import { createDraftText } from './draft-text.ts'

type Values = Record<string, unknown>

type ParamMappingProps = {
  /** What the job or flow declares; others may be given too. */
  declared: JobParam[]
  values: Values
  suggestions: Suggestion[]
  onChange: (values: Values) => void
}

const isExpression = (text: string): boolean => text.startsWith('=')

/** What a node is given: values as they are, or expressions over what stands before it. */
export function ParamMapping(props: ParamMappingProps) {
  const words = () => t().designer.node
  const names = (): string[] => [...new Set([...props.declared.map(({ name }) => name), ...Object.keys(props.values)])]
  const declaredAs = (name: string) => props.declared.find((param) => param.name === name)

  function set(name: string, text: string): void {
    const { [name]: _, ...others } = props.values
    props.onChange(text === '' ? others : { ...others, [name]: givenValue(text, declaredAs(name)) })
  }

  return (
    <div class="grid gap-3">
      <For each={names()}>
        {(name) => (
          <ParamRow
            name={name}
            declared={declaredAs(name)}
            value={props.values[name]}
            suggestions={props.suggestions}
            onChange={(text) => set(name, text)}
          />
        )}
      </For>
      <NewParam taken={names()} onAdd={(name) => props.onChange({ ...props.values, [name]: '' })} />
      <p class="text-xs text-ink-3">{words().paramsHelp}</p>
    </div>
  )
}

type ParamRowProps = {
  name: string
  declared: JobParam | undefined
  value: unknown
  suggestions: Suggestion[]
  onChange: (text: string) => void
}

function ParamRow(props: ParamRowProps) {
  const words = () => t().designer.node
  const draft = createDraftText(
    () => textOf(props.value),
    (text) => props.onChange(text.trim()),
  )
  const placeholder = (): string => {
    const { declared } = props
    const usual = declared?.secret ? undefined : declared?.default
    return usual === undefined || usual === null ? '' : words().paramDefault(valueText(usual))
  }
  return (
    <div>
      <div class="mb-1 flex items-baseline gap-1.5 text-sm">
        <span class="truncate font-mono">{props.name}</span>
        <Show when={props.declared}>
          {(declared) => <span class="text-xs text-ink-3">{t().jobs.paramTypes[declared().type]}</span>}
        </Show>
        <Show when={props.declared?.required}>
          <span class="text-xs text-cancelled">{words().paramRequired}</span>
        </Show>
      </div>
      <div class="flex items-start gap-1">
        <FeelInput
          label={props.name}
          value={draft.value}
          onChange={draft.onChange}
          suggestions={props.suggestions}
          isExpression={isExpression}
          placeholder={placeholder()}
        />
        <Show when={!props.declared}>
          <IconButton icon={Trash} label={t().ui.removeNamed(props.name)} onClick={() => props.onChange('')} />
        </Show>
      </div>
      <Show when={isExpression(draft.value)}>
        <div class="mt-1">
          <FeelState expression={draft.value.slice(1)} suggestions={props.suggestions} />
        </div>
      </Show>
    </div>
  )
}

function NewParam(props: { taken: string[]; onAdd: (name: string) => void }) {
  const [name, setName] = createSignal('')
  const isPossible = (): boolean => name().trim() !== '' && !props.taken.includes(name().trim())

  function add(): void {
    if (!isPossible()) return
    props.onAdd(name().trim())
    setName('')
  }

  return (
    <div class="flex gap-1.5">
      <input
        class={`${controlClass} h-7 font-mono text-sm!`}
        aria-label={t().designer.node.paramName}
        placeholder={t().designer.node.paramName}
        spellcheck={false}
        value={name()}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
      />
      <Button size="sm" icon={Plus} disabled={!isPossible()} onClick={add}>
        {t().designer.node.addParam}
      </Button>
    </div>
  )
}

function textOf(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' && value.startsWith('=') ? value : looseText(value)
}

/** An expression stays a text; a value is of the declared type where it can be. */
function givenValue(text: string, declared: JobParam | undefined): unknown {
  if (isExpression(text)) return text
  return declared ? (parseParam(declared.type, text) ?? text) : looseValue(text)
}
