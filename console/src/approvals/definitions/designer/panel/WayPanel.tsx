import Trash from 'lucide-solid/icons/trash'
import { createMemo, Show } from 'solid-js'
import { approvalKindOf } from '../../../../../../bpmn/extension/approval/approval-kinds.ts'
import { readWay } from '../../../../../../bpmn/extension/approval/read-place.ts'
import { FeelField } from '../../../../designer/feel/FeelField.tsx'
import { EdgeHead } from '../../../../designer/panel/EdgeHead.tsx'
import { DraftField, PanelSection } from '../../../../designer/panel/fields.tsx'
import type { EdgePanelProps } from '../../../../designer/panel/panels.ts'
import { t } from '../../../../i18n/language.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Checkbox } from '../../../../ui/Checkbox.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { changeWay, setDefaultWay } from '../canvas/change-ways.ts'
import { suggestionsFor } from '../feel/approval-suggestions.ts'
import type { WorkflowDraft } from '../settings/workflow-draft.ts'

type Asks = 'anything' | 'approved' | 'rejected'

/** When an edge is taken. */
export function WayPanel(props: EdgePanelProps<WorkflowDraft>) {
  const words = () => t().workflowDesigner.edge
  const { get } = props.drawing
  const way = createMemo(() => {
    props.drawing.tick()
    return readWay(props.edge.businessObject)
  })
  const source = () => approvalKindOf(props.edge.source.businessObject)
  const suggestions = createMemo(() => suggestionsFor(props.draft.form_schema))
  const isThere = (): boolean => get('elementRegistry').get(props.edge.id) === props.edge
  const asks = (): Asks => {
    const condition = way()?.condition
    return condition === 'approved' || condition === 'rejected' ? condition : 'anything'
  }
  // What leads on from a fork is taken, whatever it says.
  const isJudged = (): boolean => source() !== 'parallel'

  return (
    <>
      <EdgeHead drawing={props.drawing} validation={props.validation} ends={way()} drawnOnly={words().drawnOnly} />
      <Show when={way()}>
        {(edge) => (
          <PanelSection>
            <DraftField
              label={words().name}
              help={words().nameHelp}
              required={false}
              maxLength={100}
              value={edge().name ?? ''}
              onChange={(name) => isThere() && changeWay(get, props.edge, { name: name.trim() || undefined })}
            />
            <Show when={isJudged()} fallback={<p class="text-sm text-ink-2">{words().afterFork}</p>}>
              <Checkbox
                label={t().designer.edge.isDefault}
                checked={edge().default ?? false}
                onChange={(isOn) => setDefaultWay(get, props.edge, isOn)}
              />
              <Show when={!edge().default}>
                <Select<Asks>
                  label={words().verdict}
                  help={words().verdictHelp[asks()]}
                  value={asks()}
                  options={(['anything', 'approved', 'rejected'] as const).map((value) => ({
                    value,
                    label: words().verdicts[value],
                  }))}
                  onChange={(value) =>
                    changeWay(get, props.edge, { condition: value === 'anything' ? undefined : value })
                  }
                />
                <Show when={asks() === 'anything'}>
                  <FeelField
                    label={t().designer.edge.condition}
                    help={words().conditionHelp}
                    placeholder="form.amount > 5000"
                    value={edge().condition ?? ''}
                    suggestions={suggestions()}
                    onChange={(text) => isThere() && changeWay(get, props.edge, { condition: text || undefined })}
                  />
                </Show>
              </Show>
            </Show>
          </PanelSection>
        )}
      </Show>
      <PanelSection>
        <div>
          <Button size="sm" icon={Trash} onClick={() => get('modeling').removeElements([props.edge])}>
            {t().designer.edge.remove}
          </Button>
        </div>
      </PanelSection>
    </>
  )
}
