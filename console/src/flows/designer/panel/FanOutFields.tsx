import { Show } from 'solid-js'
import { FeelField } from '../../../designer/feel/FeelField.tsx'
import { DraftNumber, PanelSection } from '../../../designer/panel/fields.tsx'
import { t } from '../../../i18n/language.ts'
import type { KindFieldsProps } from './node-panel.ts'

/** A node that is done once for each of a list. */
export function FanOutFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  return (
    <PanelSection title={words().many}>
      <FeelField
        label={words().forEach}
        help={words().forEachHelp}
        value={props.node.for_each ?? ''}
        suggestions={props.suggestions.filter(({ text }) => text !== 'item')}
        onChange={(text) => props.change({ for_each: text || undefined })}
      />
      <Show when={props.node.for_each}>
        <DraftNumber
          label={words().concurrency}
          unit={words().items}
          min={1}
          max={1000}
          value={props.node.concurrency}
          onChange={(concurrency) => props.change({ concurrency })}
        />
      </Show>
    </PanelSection>
  )
}
