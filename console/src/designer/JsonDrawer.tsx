import { createSignal, For, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { CodeEditor } from '../ui/CodeEditor.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { toast } from '../ui/toast.ts'
import type { DrawingState } from './create-drawing.ts'
import type { Files } from './files/create-files.ts'
import type { RawGraph } from './notation.ts'
import type { Checked, Problem } from './store.ts'

type JsonDrawerProps = {
  drawing: DrawingState
  files: Files
  /** The graph with its drawing, or what is wrong with it. */
  draw: (graph: RawGraph) => Promise<Checked>
  onClose: () => void
}

/** What is drawn as data; what is changed there is drawn anew. */
export function JsonDrawer(props: JsonDrawerProps) {
  const words = () => t().designer.json
  const initial = JSON.stringify(props.drawing.readGraph(), null, 2)
  const [text, setText] = createSignal(initial)
  const [fault, setFault] = createSignal<string>()
  const [problems, setProblems] = createSignal<Problem[]>([])

  async function apply(): Promise<void> {
    const graph = parse(text())
    setFault(typeof graph === 'string' ? graph : undefined)
    setProblems([])
    if (typeof graph === 'string') return
    try {
      const checked = await props.draw(graph)
      // Only a graph without problems of its own can be drawn; something missing elsewhere is none of those.
      if (checked.bpmn_xml === undefined) return void setProblems(checked.problems)
      await props.files.replace(checked.bpmn_xml, { said: words().applied, undo: words().undo })
      props.onClose()
    } catch (error) {
      toast.error(words().refused, error)
    }
  }

  /** The graph, or what is wrong with the text. */
  function parse(json: string): RawGraph | string {
    try {
      const graph = JSON.parse(json) as RawGraph
      return Array.isArray(graph?.nodes) && Array.isArray(graph?.edges) ? graph : words().shape
    } catch {
      return words().invalid
    }
  }

  return (
    <Drawer
      isOpen
      onClose={() => props.onClose()}
      title={words().title}
      footer={
        <>
          <span class="mr-auto">
            <CopyButton text={text()} label={words().copy} />
          </span>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button variant="primary" disabled={text() === initial} onClick={apply}>
            {words().apply}
          </Button>
        </>
      }
    >
      <Show when={problems().length > 0}>
        <div class="mb-3 rounded bg-failed-soft px-3 py-2.5 text-sm text-failed" role="alert">
          <p class="font-medium">{words().refused}</p>
          <ul class="mt-1 grid gap-0.5">
            <For each={problems()}>{(problem) => <li>{problem.message}</li>}</For>
          </ul>
        </div>
      </Show>
      <CodeEditor
        label={words().title}
        hideLabel
        help={words().help}
        error={fault()}
        language="json"
        minLines={20}
        value={text()}
        onChange={setText}
      />
    </Drawer>
  )
}
