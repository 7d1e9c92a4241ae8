import { domainsIn } from '../../../domain/settings/registration-settings.ts'
import { t } from '../i18n/language.ts'
import type { FieldProps } from '../ui/Field.tsx'
import { TagsInput } from '../ui/TagsInput.tsx'

type SettingDomainsProps = FieldProps & { value: string; onChange: (value: string) => void }

/** A comma list, as it is stored, edited domain by domain. */
export function SettingDomains(props: SettingDomainsProps) {
  return (
    <TagsInput
      label={props.label}
      name={props.name ?? ''}
      help={props.help}
      error={props.error}
      placeholder={t().settings.domainPlaceholder}
      value={domainsIn(props.value)}
      onChange={(domains) => props.onChange([...new Set(domains.map(bare))].join(', '))}
    />
  )
}

const bare = (domain: string): string => domain.trim().toLowerCase().replace(/^@/, '')
