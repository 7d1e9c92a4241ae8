import { createMemo, createSignal, Show, Suspense } from 'solid-js'
import type { PasswordSettings } from '../../../domain/settings/password-settings.ts'
import { t } from '../i18n/language.ts'
import { piece } from '../i18n/page.ts'
import { me } from '../session/session.ts'
import { FormSection } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { type Draft, validValues } from './setting-rules.ts'

const PasswordAdvice = piece(() => import('../session/account/PasswordAdvice.tsx'), 'account')

/** A password against the rules as they are edited; it stays in the browser. */
export function PasswordTrial(props: { draft: Draft }) {
  const [password, setPassword] = createSignal('')
  const rules = createMemo<PasswordSettings | undefined>(
    (last) => validValues('password', { ...props.draft }) ?? last,
    undefined,
  )
  return (
    <FormSection title={t().settings.tryTitle} description={t().settings.tryHelp}>
      <div>
        {/* It belongs to no form: Enter saves nothing. */}
        <TextField
          label={t().settings.tryLabel}
          form=""
          autocomplete="off"
          spellcheck={false}
          mono
          value={password()}
          onChange={setPassword}
        />
        <Show when={password() !== '' && rules()}>
          {(known) => (
            <Show when={me()?.user}>
              {(owner) => (
                <Suspense>
                  <PasswordAdvice password={password()} rules={known()} owner={owner()} isFirst={false} />
                </Suspense>
              )}
            </Show>
          )}
        </Show>
      </div>
    </FormSection>
  )
}
