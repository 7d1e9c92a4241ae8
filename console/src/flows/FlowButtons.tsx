import { useNavigate } from '@solidjs/router'
import CalendarSync from 'lucide-solid/icons/calendar-sync'
import Download from 'lucide-solid/icons/download'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import Pause from 'lucide-solid/icons/pause'
import Pencil from 'lucide-solid/icons/pencil'
import Play from 'lucide-solid/icons/play'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { t } from '../i18n/language.ts'
import type { ParamValues } from '../jobs/param-values.ts'
import { can } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { createFlowTrigger, deleteFlow, pauseFlow, resumeFlow } from './create-flow-actions.ts'
import { exportBpmn } from './flow-files.ts'
import type { Flow } from './flow-records.ts'

const RunDialog = lazy(() => import('../jobs/RunDialog.tsx').then((module) => ({ default: module.RunDialog })))

/** What may be done with a flow, by whoever may; running it leads to the run. */
export function FlowButtons(props: { flow: Flow }) {
  const navigate = useNavigate()
  const trigger = createFlowTrigger()
  const [isAsking, setAsking] = createSignal(false)
  const isDraft = (): boolean => props.flow.status === 'draft'

  async function start(params?: ParamValues): Promise<unknown> {
    const started = await trigger(props.flow, params)
    if (started) navigate(`/flow-runs/${started.run_id}`)
    return started
  }

  async function run(): Promise<void> {
    if (props.flow.params.length > 0) setAsking(true)
    else await start()
  }

  async function remove(): Promise<void> {
    if (await deleteFlow(props.flow)) navigate('/flows')
  }

  const menu = (): MenuItem[] => [
    ...(can('flow:backfill') && !isDraft() && hasTimes(props.flow)
      ? [{ label: t().flowList.backfill, icon: CalendarSync, href: `/flows/${props.flow.id}/backfill` }]
      : []),
    ...(props.flow.bpmn_xml
      ? [{ label: t().flowList.exportBpmn, icon: Download, onSelect: () => exportBpmn(props.flow) }]
      : []),
    ...(can('flow:delete')
      ? [{ label: t().flowList.remove, icon: Trash, onSelect: remove, isDangerous: true, startsGroup: true }]
      : []),
  ]

  return (
    <>
      <Show when={can('flow:write')}>
        <Switch>
          <Match when={props.flow.status === 'enabled'}>
            <Button icon={Pause} onClick={() => pauseFlow(props.flow)}>
              {t().flowList.pause}
            </Button>
          </Match>
          <Match when={props.flow.status === 'disabled'}>
            <Button icon={Play} onClick={() => resumeFlow(props.flow)}>
              {t().flowList.resume}
            </Button>
          </Match>
        </Switch>
        <ButtonLink href={`/flows/${props.flow.id}/edit`} icon={Pencil} variant={isDraft() ? 'primary' : 'secondary'}>
          {t().flowList.edit}
        </ButtonLink>
      </Show>
      <Show when={can('flow:trigger') && !isDraft()}>
        <Button variant="primary" icon={Play} onClick={run}>
          {t().flowList.run}
        </Button>
      </Show>
      <Show when={menu().length > 0}>
        <Menu
          items={menu()}
          trigger={(props) => <IconButton {...props()} icon={Ellipsis} label={t().ui.moreActions} />}
        />
      </Show>
      <Show when={isAsking()}>
        <Suspense>
          <RunDialog
            name={props.flow.name}
            params={props.flow.params}
            runLabel={t().flowList.run}
            onClose={() => setAsking(false)}
            onRun={start}
          />
        </Suspense>
      </Show>
    </>
  )
}

/** Of a flow without times of its own there are none to make up for. */
const hasTimes = ({ trigger_type }: Flow): boolean => trigger_type !== 'manual' && trigger_type !== 'fixed_delay'
