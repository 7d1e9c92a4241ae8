import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import MenuIcon from 'lucide-solid/icons/menu'
import Search from 'lucide-solid/icons/search'
import { t } from '../i18n/language.ts'
import { Breadcrumb, type Crumb } from '../ui/Breadcrumb.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Bell } from './Bell.tsx'
import { LanguageMenu, ThemeMenu } from './ChoiceMenus.tsx'
import { MeMenu } from './MeMenu.tsx'

type TopBarProps = { crumbs: Crumb[]; onMenu: () => void; onSearch: () => void; onHelp: () => void }

export function TopBar(props: TopBarProps) {
  return (
    <header class="flex h-12 shrink-0 items-center gap-2 border-b border-line px-2 md:px-6 print:hidden">
      <div class="md:hidden">
        <IconButton icon={MenuIcon} label={t().frame.openNavigation} onClick={() => props.onMenu()} />
      </div>
      <Breadcrumb items={props.crumbs} />
      <div class="ml-auto flex shrink-0 items-center gap-0.5">
        <button
          type="button"
          class="mr-2 hidden h-8 w-56 items-center gap-2 rounded border border-line-strong px-2.5 text-ink-3 transition-colors hover:border-line-control hover:text-ink-2 lg:flex"
          onClick={() => props.onSearch()}
        >
          <Search size={14} aria-hidden="true" />
          <span class="flex-1 text-left">{t().frame.search}</span>
          <KeyHint keys="/" />
        </button>
        <div class="lg:hidden">
          <IconButton icon={Search} label={t().frame.search} onClick={() => props.onSearch()} />
        </div>
        <Bell />
        <div class="hidden items-center gap-0.5 md:flex">
          <LanguageMenu />
          <ThemeMenu />
          <IconButton icon={CircleHelp} label={t().frame.help} onClick={() => props.onHelp()} />
        </div>
        <MeMenu />
      </div>
    </header>
  )
}
