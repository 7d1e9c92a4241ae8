import Send from 'lucide-solid/icons/send'
import { For, Show } from 'solid-js'
import { providerWords } from '../../i18n/provider-words.ts'
import { Button } from '../../ui/Button.tsx'
import type { Form as FormState } from '../../ui/create-form.ts'
import { FormSection } from '../../ui/Form.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { AddressToCopy } from './AddressToCopy.tsx'
import { ConfigField } from './ConfigField.tsx'
import { callbackLabel, type ProviderDraft } from './provider-draft.ts'
import { callbackSecretsOf, fieldsOf } from './provider-fields.ts'
import { type Provider, sendTestCard } from './provider-queries.ts'

/** What people have to decide, as cards in their messenger. */
export function CardSection(props: { form: FormState<ProviderDraft>; provider: Provider | undefined }) {
  const words = () => providerWords()
  const type = () => props.form.values.type
  const fields = () => fieldsOf[type()].filter(({ place }) => place === 'cards')
  const isOn = () => props.form.values.config.cards === true
  const addressHelp = (): string => (words().cardAddressHelp as Record<string, string>)[type()] ?? ''
  const address = (): string | undefined => {
    if (props.provider) return props.provider.card_url ?? undefined
    return `${location.origin}/api/v1/im/${props.form.values.code || '…'}/cards`
  }
  const isStored = (field: 'callback_token' | 'callback_secret'): boolean => props.provider?.[`has_${field}`] ?? false

  return (
    <Show when={fields().length > 0}>
      <FormSection title={words().cards} description={words().cardsHelp}>
        <For each={fields().slice(0, 1)}>{(field) => <ConfigField form={props.form} field={field} />}</For>
        <Show when={isOn()}>
          <AddressToCopy
            label={words().cardAddress}
            help={addressHelp()}
            address={address()}
            canCopy={props.provider !== undefined || props.form.values.code !== ''}
          />
          <For each={callbackSecretsOf[type()] ?? []}>
            {(field) => (
              <PasswordField
                label={callbackLabel(type(), field)}
                help={isStored(field) ? words().callbackSecretKept : undefined}
                autocomplete="new-password"
                {...props.form.bind(field)}
              />
            )}
          </For>
          <For each={fields().slice(1)}>{(field) => <ConfigField form={props.form} field={field} />}</For>
          <Show when={props.provider}>
            {(provider) => (
              <div>
                <Button icon={Send} disabled={props.form.isDirty()} onClick={() => sendTestCard(provider().id)}>
                  {words().testCard}
                </Button>
                <p class="mt-1 text-xs text-ink-3">
                  {props.form.isDirty() ? words().testNeedsSave : words().testCardHelp}
                </p>
              </div>
            )}
          </Show>
        </Show>
      </FormSection>
    </Show>
  )
}
