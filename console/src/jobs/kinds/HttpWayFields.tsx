import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { NumberField } from '../../ui/NumberField.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import type { JobFormState } from '../JobForm.tsx'

/** What an HTTP job trusts and how far it goes. */
export function HttpWayFields(props: { form: JobFormState }) {
  const words = () => t().jobKinds
  const isTls = (): boolean => !props.form.values.url.trim().startsWith('http:')
  return (
    <>
      <Switch
        label={words().followRedirects}
        checked={props.form.values.follow_redirects}
        onChange={(isOn) => props.form.set('follow_redirects', isOn)}
      />
      <Show when={isTls()}>
        <Switch
          label={words().verify}
          help={words().verifyHelp}
          checked={props.form.values.tls_verify}
          onChange={(isOn) => props.form.set('tls_verify', isOn)}
        />
        <Show when={props.form.values.tls_verify}>
          <TextArea
            label={words().ca}
            help={words().caHelp}
            required={false}
            rows={3}
            mono
            {...props.form.bind('http_ca')}
          />
        </Show>
      </Show>
      <NumberField
        label={words().maxBytes}
        help={words().maxBytesHelp}
        required={false}
        unit="KB"
        min={1}
        max={16_384}
        {...props.form.bind('max_kilobytes')}
      />
    </>
  )
}
