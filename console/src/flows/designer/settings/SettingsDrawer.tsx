import { t } from '../../../i18n/language.ts'
import { createNextFires } from '../../../jobs/create-next-fires.ts'
import { ParamsEditor } from '../../../jobs/ParamsEditor.tsx'
import { TriggerFields } from '../../../jobs/TriggerFields.tsx'
import { AlertFields } from '../../../jobs/watch/AlertFields.tsx'
import { Button } from '../../../ui/Button.tsx'
import type { Form } from '../../../ui/create-form.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FormSection } from '../../../ui/Form.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { FlowDraft } from './flow-draft.ts'

type SettingsDrawerProps = { form: Form<FlowDraft>; isOpen: boolean; onClose: () => void }

/** What a flow is besides its graph. Saved together with the canvas. */
export function SettingsDrawer(props: SettingsDrawerProps) {
  const words = () => t().flows.settings
  return (
    <Drawer
      isOpen={props.isOpen}
      onClose={() => props.onClose()}
      title={words().title}
      footer={
        <>
          <span class="mr-auto self-center text-sm text-ink-3">{words().note}</span>
          <Button variant="primary" onClick={() => props.onClose()}>
            {words().done}
          </Button>
        </>
      }
    >
      <Fields form={props.form} />
    </Drawer>
  )
}

function Fields(props: { form: Form<FlowDraft> }) {
  const words = () => t().flows.settings
  const fires = createNextFires(() => props.form.values)
  return (
    <>
      <FormSection title={words().basic}>
        <TextField label={words().name} maxLength={100} required {...props.form.bind('name')} />
        <TextArea
          label={words().description}
          required={false}
          rows={2}
          maxLength={2000}
          {...props.form.bind('description')}
        />
      </FormSection>
      <FormSection title={words().params} description={words().paramsHelp}>
        <ParamsEditor
          params={props.form.values.params}
          onChange={(params) => props.form.set('params', params)}
          error={props.form.error('params')}
        />
      </FormSection>
      <FormSection title={words().running}>
        <NumberField
          label={words().maxParallel}
          help={words().maxParallelHelp}
          unit={words().nodes}
          min={1}
          max={1000}
          {...props.form.bind('max_parallel')}
        />
        <NumberField
          label={words().timeout}
          help={words().timeoutHelp}
          unit={t().jobs.seconds}
          required={false}
          min={1}
          max={30 * 86_400}
          {...props.form.bind('timeout')}
        />
      </FormSection>
      <TriggerFields form={props.form} fires={fires} />
      <AlertFields form={props.form} />
    </>
  )
}
