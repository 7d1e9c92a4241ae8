import Ban from 'lucide-solid/icons/ban'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import GitCompare from 'lucide-solid/icons/git-compare-arrows'
import Pause from 'lucide-solid/icons/pause'
import Play from 'lucide-solid/icons/play'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { TemporalLink } from '../../jobs/TemporalLink.tsx'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { type FlowRunDetail, isOpenRun } from '../flow-records.ts'
import type { RunControl } from './create-run-control.ts'

type FlowRunButtonsProps = {
  run: FlowRunDetail
  hasFailedNodes: boolean
  control: RunControl
  onRerun: () => void
}

/** What may be done with a run now, by whoever may. */
export function FlowRunButtons(props: FlowRunButtonsProps) {
  const words = () => t().flowRuns
  const isOpen = (): boolean => isOpenRun(props.run)
  const mayOperate = (): boolean => can('flow:operate') && isOpen() && !props.run.is_stopping
  const mayRerun = (): boolean => can('flow:trigger') && !isOpen() && props.run.status !== 'skipped'
  const menu = (): MenuItem[] => [
    { label: words().compare, icon: GitCompare, href: `/flow-runs/${props.run.id}/compare` },
  ]
  return (
    <>
      <TemporalLink url={props.run.temporal_url} />
      <Show when={mayOperate()}>
        <Show
          when={props.run.status === 'paused'}
          fallback={
            <Button icon={Pause} onClick={() => props.control.pause(props.run)}>
              {words().pause}
            </Button>
          }
        >
          <Button icon={Play} variant="primary" onClick={() => props.control.resume(props.run)}>
            {words().resume}
          </Button>
        </Show>
        <Button icon={Ban} onClick={() => props.control.cancel(props.run)}>
          {words().cancel}
        </Button>
      </Show>
      <Show when={mayRerun()}>
        <Button onClick={props.onRerun}>{words().rerun}</Button>
        <Show when={props.hasFailedNodes}>
          <Button variant="primary" icon={RotateCcw} onClick={() => props.control.rerun(props.run, { from: 'failed' })}>
            {words().rerunFailed}
          </Button>
        </Show>
      </Show>
      <Menu
        items={menu()}
        trigger={(trigger) => <IconButton {...trigger()} icon={Ellipsis} label={t().ui.moreActions} />}
      />
    </>
  )
}
