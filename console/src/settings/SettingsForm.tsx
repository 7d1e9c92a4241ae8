import Send from 'lucide-solid/icons/send'
import { For, Show } from 'solid-js'
import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { createForm } from '../ui/create-form.ts'
import { Form, FormSection } from '../ui/Form.tsx'
import { toast } from '../ui/toast.ts'
import { SettingControl, type SettingValue } from './SettingControl.tsx'
import { type SettingField, settingFields } from './setting-fields.ts'
import { replaceSettings, type SettingsRecord } from './setting-queries.ts'

type Values = Record<string, SettingValue>

export function SettingsForm(props: { group: SettingGroup; stored: SettingsRecord }) {
  const fields = (): [string, SettingField][] => Object.entries(settingFields[props.group])
  const words = () => t().settings.groups[props.group]
  const form = createForm<Values>({
    initial: Object.fromEntries(
      fields().map(([name]) => [name, (props.stored as Record<string, unknown>)[name] as SettingValue]),
    ),
    save: async (values) => {
      await replaceSettings(props.group, { ...values, version: props.stored.version })
      toast.success(t().settings.saved)
      await queryClient.invalidateQueries({ queryKey: ['settings'] })
    },
  })

  return (
    <fieldset disabled={!can('setting:write')}>
      <Form
        form={form}
        submitLabel={t().settings.save}
        extra={<Show when={props.group === 'mail'}>{<MailTest isDirty={form.isDirty()} />}</Show>}
      >
        <FormSection title={words().title} description={words().description}>
          <For each={fields()}>
            {([name, field]) => (
              <SettingControl
                label={(t().settings.fields[props.group] as Record<string, string>)[name] ?? name}
                field={field}
                isReadOnly={props.stored.read_only.includes(name)}
                {...form.bind(name)}
              />
            )}
          </For>
        </FormSection>
      </Form>
    </fieldset>
  )
}

function MailTest(props: { isDirty: boolean }) {
  async function send(): Promise<void> {
    try {
      await api.POST('/api/v1/settings/mail/test', { body: {} })
      toast.success(t().settings.testSent)
    } catch (error) {
      toast.error(t().settings.testFailed, error)
    }
  }
  return (
    <span data-tip={props.isDirty ? t().settings.testNeedsSave : t().settings.testHelp}>
      <Button icon={Send} disabled={props.isDirty} onClick={send}>
        {t().settings.test}
      </Button>
    </span>
  )
}
