import { Designer } from '../../designer/Designer.tsx'
import type { Panels } from '../../designer/panel/panels.ts'
import { t } from '../../i18n/language.ts'
import type { Flow } from '../flow-records.ts'
import { flowNotation } from './flow-notation.ts'
import { flowStore } from './flow-store.ts'
import { EdgePanel } from './panel/EdgePanel.tsx'
import { NodePanel } from './panel/NodePanel.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import type { FlowDraft } from './settings/flow-draft.ts'
import { SettingsDrawer } from './settings/SettingsDrawer.tsx'

const panels: Panels<FlowDraft> = {
  node: NodePanel,
  edge: EdgePanel,
  wordsOf(type) {
    const words = t().flows.panel
    if (type === 'bpmn:StartEvent') return { title: words.start, body: words.startHint }
    if (type === 'bpmn:EndEvent') return { title: words.end, body: words.endHint }
    if (type === 'bpmn:BoundaryEvent') return { title: words.failure, body: words.failureHint }
    return undefined
  },
}

/** Flows on the canvas. */
export function FlowDesigner(props: { flow?: Flow }) {
  return (
    <Designer
      {...(props.flow && { record: props.flow })}
      notation={flowNotation}
      store={flowStore}
      panels={panels}
      buttons={SaveButtons}
      settings={SettingsDrawer}
    />
  )
}
