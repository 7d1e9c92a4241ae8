import { evaluate } from 'feelin'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import { createRested } from '../../ui/create-rested.ts'
import type { Suggestion } from './suggestions.ts'

const restMs = 300

/** Judges an expression over values that a person writes, as an example of what a run would bring. */
export function FeelTest(props: { expression: string; suggestions: Suggestion[] }) {
  const words = () => t().designer.feel
  const [text, setText] = createSignal(JSON.stringify(exampleFor(props.expression, props.suggestions), null, 2))
  const rested = createRested(() => `${text()}\u0000${props.expression}`, restMs)
  const outcome = createMemo(() => {
    rested()
    return judge(props.expression, text())
  })
  return (
    <div class="mt-2 grid gap-2 rounded border border-line bg-subtle p-2.5">
      <CodeEditor label={words().testData} help={words().testHelp} language="json" value={text()} onChange={setText} />
      <Show when={outcome()} fallback={<p class="text-sm text-failed">{words().invalidData}</p>}>
        {(found) => (
          <dl class="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm" aria-live="polite">
            <dt class="text-ink-3">{words().result}</dt>
            <dd class="font-mono break-words" data-result>
              {found().value}
            </dd>
            <For each={found().warnings}>
              {(warning) => (
                <>
                  <dt class="text-ink-3">{words().warning}</dt>
                  <dd class="break-words text-cancelled">{warning}</dd>
                </>
              )}
            </For>
          </dl>
        )}
      </Show>
    </div>
  )
}

type Outcome = { value: string; warnings: string[] }

/** Undefined when the values are no JSON. */
function judge(expression: string, text: string): Outcome | undefined {
  let context: Record<string, unknown>
  try {
    context = JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
  try {
    const { value, warnings } = evaluate(expression, context)
    return { value: JSON.stringify(value) ?? String(value), warnings: warnings.map(({ message }) => message) }
  } catch (error) {
    return { value: '–', warnings: [error instanceof Error ? error.message : String(error)] }
  }
}

type Values = { [name: string]: unknown }

/** Something for all that is known of each name that the expression speaks of. */
function exampleFor(expression: string, suggestions: Suggestion[]): Values {
  const example: Values = {}
  for (const { text, example: value } of suggestions) {
    const [root = '', ...path] = text.split('.')
    if (value === undefined || !expression.includes(root)) continue
    const last = path.pop()
    if (last === undefined) example[root] = value
    else insideOf(example, [root, ...path])[last] = value
  }
  return example
}

/** What stands under these names, made where it is missing. */
function insideOf(values: Values, path: string[]): Values {
  return path.reduce((inside, name) => {
    const known = inside[name]
    if (typeof known === 'object' && known !== null) return known as Values
    const made: Values = {}
    inside[name] = made
    return made
  }, values)
}
