import { createSignal, Match, Switch } from 'solid-js'
import { DraftNumber, PanelSection } from '../../../designer/panel/fields.tsx'
import { t } from '../../../i18n/language.ts'
import { DateTimePicker } from '../../../ui/DateTimePicker.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { KindFieldsProps } from './node-panel.ts'

const mostSeconds = 366 * 86_400

export function WaitFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  const [how, setHow] = createSignal<'seconds' | 'until'>(props.node.until === undefined ? 'seconds' : 'until')
  return (
    <PanelSection>
      <Select
        label={words().waitHow}
        value={how()}
        options={(['seconds', 'until'] as const).map((value) => ({ value, label: words().waits[value] }))}
        onChange={setHow}
      />
      <Switch>
        <Match when={how() === 'seconds'}>
          <DraftNumber
            label={words().waits.seconds}
            unit={words().seconds}
            min={1}
            max={mostSeconds}
            value={props.node.seconds}
            onChange={(seconds) => props.change({ seconds, until: undefined })}
          />
        </Match>
        <Match when={how() === 'until'}>
          <DateTimePicker
            label={words().until}
            value={props.node.until ?? ''}
            onChange={(until) => props.change({ until: until || undefined, seconds: undefined })}
          />
        </Match>
      </Switch>
    </PanelSection>
  )
}
