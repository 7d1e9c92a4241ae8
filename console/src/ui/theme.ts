import { createEffect, createRoot, createSignal } from 'solid-js'
import { readPreference, writePreference } from './preferences.ts'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const systemDark = window.matchMedia?.('(prefers-color-scheme: dark)')
const [choice, setChoice] = createSignal<ThemeChoice>(storedChoice())
const [isSystemDark, setSystemDark] = createSignal(systemDark?.matches ?? false)

systemDark?.addEventListener('change', (event) => setSystemDark(event.matches))

export const themeChoice = choice

export const isDark = (): boolean => choice() === 'dark' || (choice() === 'system' && isSystemDark())

export function chooseTheme(next: ThemeChoice): void {
  setChoice(next)
  writePreference('theme', next)
}

createRoot(() => {
  createEffect(() => {
    document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
  })
})

function storedChoice(): ThemeChoice {
  const stored = readPreference('theme')
  return themeChoices.find((name) => name === stored) ?? 'system'
}
