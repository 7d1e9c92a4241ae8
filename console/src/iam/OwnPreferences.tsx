import Monitor from 'lucide-solid/icons/monitor'
import Moon from 'lucide-solid/icons/moon'
import Sun from 'lucide-solid/icons/sun'
import type { Language } from '../../../domain/text.ts'
import { api } from '../api/client.ts'
import { contactWords } from '../i18n/contact-words.ts'
import { chooseLanguage, language, t } from '../i18n/language.ts'
import { FormSection } from '../ui/Form.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { chooseTheme, themeChoice, themeChoices } from '../ui/theme.ts'
import { toast } from '../ui/toast.ts'

const icons = { system: Monitor, light: Sun, dark: Moon }
const languages = ['zh', 'en'] as const

/** Language and appearance, in one's own profile. */
export function OwnPreferences() {
  const words = () => contactWords()

  async function choose(next: Language): Promise<void> {
    await chooseLanguage(next)
    try {
      await api.POST('/api/v1/auth/language', { body: { language: next } })
      toast.success(words().languageSaved)
    } catch (error) {
      toast.error(words().languageFailed, error)
    }
  }

  return (
    <FormSection title={words().preferences} description={words().preferencesBody}>
      <RadioGroup
        label={words().language}
        value={language()}
        options={languages.map((value) => ({ value, label: words().languages[value] }))}
        onChange={choose}
      />
      <RadioGroup
        label={words().theme}
        value={themeChoice()}
        options={themeChoices.map((value) => ({ value, label: t().frame.themes[value], icon: icons[value] }))}
        onChange={chooseTheme}
      />
    </FormSection>
  )
}
