import { Switch as Choose, Match, Show } from 'solid-js'
import { isSecretName } from '../../../../domain/jobs/http-rules.ts'
import { t } from '../../i18n/language.ts'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import { KeyValueEditor } from '../../ui/KeyValueEditor.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { JobFormState } from '../JobForm.tsx'
import { DescriptorField } from './DescriptorField.tsx'

const protocols = ['grpc', 'temporal'] as const

export function RpcFields(props: { form: JobFormState }) {
  const words = () => t().jobKinds
  return (
    <>
      <RadioGroup
        label={words().protocol}
        {...props.form.bind('protocol')}
        options={protocols.map((value) => ({
          value,
          label: words().protocols[value],
          help: words().protocolHelp[value],
        }))}
      />
      <Choose>
        <Match when={props.form.values.protocol === 'grpc'}>
          <GrpcFields form={props.form} />
        </Match>
        <Match when={props.form.values.protocol === 'temporal'}>
          <TemporalFields form={props.form} />
        </Match>
      </Choose>
    </>
  )
}

function GrpcFields(props: { form: JobFormState }) {
  const words = () => t().jobKinds
  return (
    <>
      <TextField
        label={words().target}
        required
        mono
        spellcheck={false}
        placeholder="orders.internal:50051"
        {...props.form.bind('target')}
      />
      <div class="grid gap-4 md:grid-cols-2">
        <TextField
          label={words().service}
          help={words().serviceHelp}
          required
          mono
          spellcheck={false}
          {...props.form.bind('service')}
        />
        <TextField label={words().method} required mono spellcheck={false} {...props.form.bind('rpc_method')} />
      </div>
      <CodeEditor
        label={words().message}
        help={words().messageHelp}
        language="json"
        minLines={5}
        {...props.form.bind('message')}
      />
      <KeyValueEditor
        label={words().metadata}
        name="metadata"
        items={props.form.values.metadata}
        onChange={(metadata) => props.form.set('metadata', metadata)}
        error={props.form.error('metadata')}
        isSecretName={isSecretName}
        addLabel={words().addMetadata}
      />
      <Switch
        label={words().tls}
        help={words().tlsHelp}
        checked={props.form.values.tls}
        onChange={(isOn) => props.form.set('tls', isOn)}
      />
      <Show when={props.form.values.tls}>
        <TextField
          label={words().serverName}
          help={words().serverNameHelp}
          required={false}
          mono
          {...props.form.bind('tls_server_name')}
        />
        <TextArea
          label={words().ca}
          help={words().caHelp}
          required={false}
          rows={4}
          mono
          {...props.form.bind('tls_ca')}
        />
      </Show>
      <DescriptorField form={props.form} />
    </>
  )
}

function TemporalFields(props: { form: JobFormState }) {
  const words = () => t().jobKinds
  return (
    <>
      <div class="grid gap-4 md:grid-cols-2">
        <TextField
          label={words().taskQueue}
          help={words().taskQueueHelp}
          required
          mono
          spellcheck={false}
          {...props.form.bind('task_queue')}
        />
        <TextField label={words().activity} required mono spellcheck={false} {...props.form.bind('activity')} />
      </div>
      <CodeEditor
        label={words().activityArgs}
        help={words().activityArgsHelp}
        language="json"
        minLines={4}
        {...props.form.bind('activity_args')}
      />
    </>
  )
}
