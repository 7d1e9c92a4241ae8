import { createMemo, createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { nodesAnew } from '../../../../domain/flows/downstream.ts'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import type { JobParam } from '../../jobs/job-records.ts'
import { ParamField } from '../../jobs/ParamField.tsx'
import { paramProblem, readParams, valueText } from '../../jobs/param-values.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { flowRecordQuery } from '../flow-reads.ts'
import type { FlowRunDetail } from '../flow-records.ts'
import type { RunControl } from './create-run-control.ts'
import type { RunView } from './run-view.ts'

type RerunDialogProps = {
  run: FlowRunDetail
  view: RunView
  control: RunControl
  /** The node that one came from. */
  from?: string | undefined
  onClose: () => void
}

/** Asks from where a flow is run once more, and with what. */
export function RerunDialog(props: RerunDialogProps) {
  const words = () => t().flowRuns.rerunDialog
  const flow = createRecord(() => flowRecordQuery(props.run.flow_id))
  const params = (): JobParam[] => flow.data()?.params ?? []
  const failed = createMemo(() => props.view.list().filter(({ node }) => node.status === 'failed'))
  const [way, setWay] = createSignal<'failed' | 'chosen'>(
    props.from === undefined && failed().length > 0 ? 'failed' : 'chosen',
  )
  const [chosen, setChosen] = createSignal<string[]>(props.from === undefined ? [] : [props.from])
  const [texts, setTexts] = createStore<Record<string, string>>({})
  const [problems, setProblems] = createStore<Record<string, string | undefined>>({})

  const initial = ({ name, secret }: JobParam): string => {
    const value = props.run.params[name]
    return secret || value === undefined || value === null ? '' : valueText(value)
  }
  const textOf = (param: JobParam): string => texts[param.name] ?? initial(param)
  const changed = (): JobParam[] => params().filter((param) => textOf(param) !== initial(param))
  const anew = createMemo(() => {
    const states = new Map(props.view.list().map(({ id, node }) => [id, node.status]))
    return nodesAnew(props.view.graph(), states, way() === 'failed' ? 'failed' : chosen())
  })
  const isReady = (): boolean => way() === 'failed' || chosen().length > 0

  async function begin(): Promise<void> {
    const found = changed().map((param) => [param.name, paramProblem(param, textOf(param))] as const)
    for (const [name, problem] of found) setProblems(name, problem)
    if (found.some(([, problem]) => problem)) return
    const given = readParams(changed(), Object.fromEntries(changed().map((param) => [param.name, textOf(param)])))
    const wish = {
      from: way() === 'failed' ? ('failed' as const) : chosen(),
      params: Object.keys(given).length > 0 ? given : undefined,
    }
    if (await props.control.rerun(props.run, wish)) props.onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={words().title}
      description={words().body}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button variant="primary" disabled={!isReady()} onClick={begin}>
            {words().confirm}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <RadioGroup
          label={words().from}
          value={way()}
          onChange={setWay}
          options={[
            {
              value: 'failed',
              label: words().failed,
              help:
                failed().length > 0
                  ? words().failedHelp(namesOf(failed().map(({ name }) => name)))
                  : words().noneFailed,
              disabled: failed().length === 0,
            },
            { value: 'chosen', label: words().chosen, help: words().chosenHelp },
          ]}
        />
        <Show when={way() === 'chosen'}>
          <NodeChoice view={props.view} chosen={chosen()} onChange={setChosen} />
        </Show>
        <p class="text-sm text-ink-2" role="status">
          {isReady() ? words().anew(anew().size, props.view.list().length - anew().size) : words().none}
        </p>
        <Show when={params().length > 0}>
          <fieldset class="grid gap-4 border-t border-line pt-4">
            <legend class="sr-only">{words().params}</legend>
            <p class="text-sm text-ink-3">{words().paramsHelp}</p>
            <For each={params()}>
              {(param) => (
                <ParamField
                  param={{ ...param, required: false }}
                  value={textOf(param)}
                  error={problems[param.name]}
                  onChange={(text) => {
                    setTexts(param.name, text)
                    setProblems(param.name, undefined)
                  }}
                />
              )}
            </For>
          </fieldset>
        </Show>
      </div>
    </Dialog>
  )
}

const mostNamed = 3

function namesOf(names: string[]): string {
  const shown = names.slice(0, mostNamed).join(t().ui.separator)
  return names.length > mostNamed ? `${shown} …` : shown
}

const searchFrom = 8
const mostShown = 200

function NodeChoice(props: { view: RunView; chosen: string[]; onChange: (chosen: string[]) => void }) {
  const [text, setText] = createSignal('')
  const shown = () =>
    props.view
      .list()
      .filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(text().trim().toLowerCase()))
      .slice(0, mostShown)
  const tick = (id: string, isOn: boolean): void =>
    props.onChange(isOn ? [...props.chosen, id] : props.chosen.filter((one) => one !== id))
  return (
    <div class="grid gap-2">
      <Show when={props.view.list().length > searchFrom}>
        <SearchBox label={t().flowRuns.rerunDialog.search} value={text()} onSearch={setText} />
      </Show>
      <ul class="max-h-52 overflow-y-auto rounded border border-line px-3 py-1.5">
        <For each={shown()}>
          {({ id, name }) => (
            <li class="py-1">
              <Checkbox label={name} checked={props.chosen.includes(id)} onChange={(isOn) => tick(id, isOn)} />
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
