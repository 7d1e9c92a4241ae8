import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { EntryLayout } from '../EntryLayout.tsx'
import { BackToSignIn } from './AccountLinks.tsx'
import { takeLinkToken } from './link-token.ts'
import { ResetForm } from './ResetForm.tsx'

export default function ResetPage() {
  const token = takeLinkToken()
  return (
    <Show
      when={token}
      fallback={
        <EntryLayout title={t().account.resetTitle} description={t().account.noToken}>
          <BackToSignIn />
        </EntryLayout>
      }
    >
      {(known) => <ResetForm title={t().account.resetTitle} description={t().account.resetBody} token={known()} />}
    </Show>
  )
}
