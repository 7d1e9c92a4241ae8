import CircleUser from 'lucide-solid/icons/circle-user'
import LogOut from 'lucide-solid/icons/log-out'
import { t } from '../i18n/language.ts'
import { me, signOut } from '../session/session.ts'
import { createIsNarrow } from '../ui/create-media-query.ts'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { toast } from '../ui/toast.ts'
import { languageItems, themeItems } from './ChoiceMenus.tsx'

export function MeMenu() {
  const isNarrow = createIsNarrow()
  const name = (): string => me()?.user.name || me()?.user.username || ''
  const items = (): MenuItem[] => [
    { label: t().frame.profile, icon: CircleUser, href: '/me' },
    ...(isNarrow() ? withLine(languageItems()) : []),
    ...(isNarrow() ? withLine(themeItems()) : []),
    { label: t().session.signOut, icon: LogOut, startsGroup: true, onSelect: leave },
  ]

  async function leave(): Promise<void> {
    await signOut().catch((error: unknown) => toast.error(t().session.signOut, error))
  }

  return (
    <Menu
      items={items()}
      header={
        <>
          <p class="font-medium">{name()}</p>
          <p class="text-sm text-ink-3">
            {me()
              ?.roles.map((role) => role.name)
              .join(' · ') || me()?.user.username}
          </p>
        </>
      }
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger()}
          class="ml-1 flex size-7 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink aria-expanded:outline-2 aria-expanded:outline-accent"
          aria-label={`${t().frame.me} ${name()}`}
        >
          {initial(name())}
        </button>
      )}
    />
  )
}

const withLine = (items: MenuItem[]): MenuItem[] => items.map((item, index) => ({ ...item, startsGroup: index === 0 }))

// A Chinese name is told by its last character better than by its surname.
function initial(name: string): string {
  const letters = [...name.trim()]
  return (/\p{Script=Han}/u.test(name) ? letters.at(-1) : letters[0]?.toUpperCase()) ?? '?'
}
