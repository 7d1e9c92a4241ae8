import Languages from 'lucide-solid/icons/languages'
import Monitor from 'lucide-solid/icons/monitor'
import Moon from 'lucide-solid/icons/moon'
import Sun from 'lucide-solid/icons/sun'
import { chooseLanguage, language, t } from '../i18n/language.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { chooseTheme, isDark, themeChoice, themeChoices } from '../ui/theme.ts'

const themeIcons = { system: Monitor, light: Sun, dark: Moon }

/** Each language in its own words: who doesn't read the other finds it too. */
export const languageItems = (): MenuItem[] => [
  { label: '简体中文', isChecked: language() === 'zh', onSelect: () => chooseLanguage('zh') },
  { label: 'English', isChecked: language() === 'en', onSelect: () => chooseLanguage('en') },
]

export const themeItems = (): MenuItem[] =>
  themeChoices.map((choice) => ({
    label: t().frame.themes[choice],
    icon: themeIcons[choice],
    isChecked: themeChoice() === choice,
    onSelect: () => chooseTheme(choice),
  }))

export function LanguageMenu() {
  return (
    <Menu
      items={languageItems()}
      trigger={(trigger) => <IconButton {...trigger()} icon={Languages} label={t().frame.language} />}
    />
  )
}

export function ThemeMenu() {
  return (
    <Menu
      items={themeItems()}
      trigger={(trigger) => <IconButton {...trigger()} icon={isDark() ? Moon : Sun} label={t().frame.theme} />}
    />
  )
}
