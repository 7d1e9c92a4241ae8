import { For } from 'solid-js'
import { createStore } from 'solid-js/store'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { JobParam } from './job-records.ts'
import { ParamField } from './ParamField.tsx'
import { initialText, type ParamValues, paramProblem, readParams } from './param-values.ts'

type RunDialogProps = {
  name: string
  params: JobParam[]
  /** Verb and object; of a job when left out. */
  runLabel?: string
  onRun: (params: ParamValues) => Promise<unknown>
  onClose: () => void
}

/** Asks for the parameters of one run by hand. */
export function RunDialog(props: RunDialogProps) {
  const [texts, setTexts] = createStore<Record<string, string>>(
    Object.fromEntries(props.params.map((param) => [param.name, initialText(param)])),
  )
  const [problems, setProblems] = createStore<Record<string, string | undefined>>({})

  async function run(): Promise<void> {
    const found = props.params.map((param) => [param.name, paramProblem(param, texts[param.name] ?? '')] as const)
    for (const [name, problem] of found) setProblems(name, problem)
    if (found.some(([, problem]) => problem)) return
    if (await props.onRun(readParams(props.params, texts))) props.onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t().jobs.runDialogTitle(props.name)}
      description={t().jobs.runDialogBody}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button variant="primary" onClick={run}>
            {props.runLabel ?? t().jobs.run}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <For each={props.params}>
          {(param) => (
            <ParamField
              param={param}
              value={texts[param.name] ?? ''}
              error={problems[param.name]}
              onChange={(text) => {
                setTexts(param.name, text)
                setProblems(param.name, undefined)
              }}
            />
          )}
        </For>
      </div>
    </Dialog>
  )
}
