import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { For, Show } from 'solid-js'
import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { Form, FormSection } from '../ui/Form.tsx'
import { StaleDialog } from '../ui/StaleDialog.tsx'
import { createSettingsForm } from './create-settings-form.ts'
import { createWarnings } from './create-warnings.ts'
import { sectionTitle } from './field-words.ts'
import { PasswordTrial } from './PasswordTrial.tsx'
import { PolicySentence } from './PolicySentence.tsx'
import { SettingControl } from './SettingControl.tsx'
import { SettingWarnings } from './SettingWarnings.tsx'
import type { SettingField } from './setting-fields.ts'
import { sectionsOf } from './setting-pages.ts'
import type { SettingsRecord } from './setting-queries.ts'
import type { Draft } from './setting-rules.ts'
import { TestMessage } from './TestMessage.tsx'

/** A group, edited. It comes with the schemas of the domain, which are too heavy for the page around it. */
export default function SettingsForm(props: { group: SettingGroup; stored: SettingsRecord }) {
  const settings = createSettingsForm(props.group, () => props.stored)
  const { form } = settings
  const warnings = createWarnings(props.group, form.values)
  /** What has an error is shown, whatever else holds. */
  const isShown = ([name, field]: [string, SettingField]): boolean =>
    form.error(name) !== undefined || (field.isShown?.(form.values) ?? true)

  return (
    <>
      <PolicySentence group={props.group} draft={form.values} />
      <fieldset disabled={!can('setting:write')} class="min-w-0">
        <Form
          form={form}
          submitLabel={t().settings.save}
          extra={
            <>
              <Show when={testedBy(props.group)}>
                {(group) => (
                  <TestMessage group={group()} isDirty={form.isDirty()} templates={templatesIn(form.values)} />
                )}
              </Show>
              <span data-tip={settings.isStandard() ? t().settings.allStandard : undefined}>
                <Button variant="ghost" icon={RotateCcw} disabled={settings.isStandard()} onClick={settings.restore}>
                  {t().settings.restore}
                </Button>
              </span>
            </>
          }
        >
          <For each={sectionsOf(props.group)}>
            {(section) => (
              <Show when={section.fields.some(isShown)}>
                <FormSection title={sectionTitle(props.group, section.name)}>
                  <For each={section.fields}>
                    {([name, field]) => (
                      <Show when={isShown([name, field])}>
                        <SettingControl
                          group={props.group}
                          control={field.control}
                          isReadOnly={settings.isReadOnly(name)}
                          {...form.bind(name)}
                        />
                        <SettingWarnings warnings={warnings().get(name) ?? []} />
                      </Show>
                    )}
                  </For>
                </FormSection>
              </Show>
            )}
          </For>
          <Show when={props.group === 'password'}>
            <PasswordTrial draft={form.values} />
          </Show>
        </Form>
      </fieldset>
      <StaleDialog
        version={settings.version}
        form={form}
        draftOf={settings.draftOf}
        merge={settings.merge}
        words={{ ...t().settings, staleBody: settings.staleBody() }}
      />
    </>
  )
}

const testedBy = (group: SettingGroup): 'mail' | 'sms' | false => (group === 'mail' || group === 'sms') && group

function templatesIn({ code_template, notice_template }: Draft): ('code' | 'notice')[] {
  return [...(code_template ? (['code'] as const) : []), ...(notice_template ? (['notice'] as const) : [])]
}
