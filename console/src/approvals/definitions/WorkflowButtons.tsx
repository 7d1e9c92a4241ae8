import { useNavigate } from '@solidjs/router'
import Archive from 'lucide-solid/icons/archive'
import Copy from 'lucide-solid/icons/copy'
import Download from 'lucide-solid/icons/download'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import FlaskConical from 'lucide-solid/icons/flask-conical'
import PencilRuler from 'lucide-solid/icons/pencil-ruler'
import Send from 'lucide-solid/icons/send'
import FormInput from 'lucide-solid/icons/text-cursor-input'
import Trash from 'lucide-solid/icons/trash'
import Waypoints from 'lucide-solid/icons/waypoints'
import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { toast } from '../../ui/toast.ts'
import { archiveWorkflow, copyWorkflow, deleteWorkflow, publishStored } from './workflow-actions.ts'
import { exportWorkflow } from './workflow-files.ts'
import type { Workflow } from './workflow-records.ts'

/** What may be done with a definition, by whoever may. */
export function WorkflowButtons(props: { workflow: Workflow; onProblems: () => void }) {
  const navigate = useNavigate()
  const words = () => t().workflows

  async function copy(): Promise<void> {
    const made = await copyWorkflow(props.workflow)
    if (made !== undefined) navigate(`/workflows/${made}/design`)
  }

  async function remove(): Promise<void> {
    if (await deleteWorkflow(props.workflow)) navigate('/workflows')
  }

  async function publish(): Promise<void> {
    const count = props.workflow.problems.length
    if (count > 0) {
      toast.info(words().hasProblems(count))
      return props.onProblems()
    }
    await publishStored(props.workflow)
  }

  const menu = (): MenuItem[] => [
    {
      label: words().simulate,
      icon: FlaskConical,
      onSelect: () => navigate(`/workflows/${props.workflow.id}/simulate`),
    },
    ...(can('workflow:publish') && can('approval:operate') && props.workflow.version > 0
      ? [
          {
            label: words().migrate,
            icon: Waypoints,
            onSelect: () => navigate(`/workflows/${props.workflow.id}/migrate`),
          },
        ]
      : []),
    ...(can('workflow:write') ? [{ label: words().copy, icon: Copy, onSelect: copy }] : []),
    { label: words().exportBpmn, icon: Download, onSelect: () => exportWorkflow(props.workflow) },
    ...(can('workflow:publish') && props.workflow.status === 'published'
      ? [{ label: words().archive, icon: Archive, onSelect: () => archiveWorkflow(props.workflow) }]
      : []),
    ...(can('workflow:delete')
      ? [{ label: words().remove, icon: Trash, onSelect: remove, isDangerous: true, startsGroup: true }]
      : []),
  ]

  return (
    <>
      <Show when={props.workflow.status === 'published'}>
        <ButtonLink href={`/approvals/new?workflow=${props.workflow.id}`} icon={Send}>
          {words().start}
        </ButtonLink>
      </Show>
      <Show when={can('workflow:write')}>
        <ButtonLink href={`/workflows/${props.workflow.id}/design`} icon={PencilRuler}>
          {words().design}
        </ButtonLink>
        <ButtonLink href={`/workflows/${props.workflow.id}/form`} icon={FormInput}>
          {words().designForm}
        </ButtonLink>
      </Show>
      <Show when={can('workflow:publish')}>
        <Button variant={props.workflow.status === 'published' ? 'secondary' : 'primary'} onClick={publish}>
          {words().publish}
        </Button>
      </Show>
      <Menu
        items={menu()}
        trigger={(trigger) => <IconButton {...trigger()} icon={Ellipsis} label={t().ui.moreActions} />}
      />
    </>
  )
}
