import Braces from 'lucide-solid/icons/braces'
import Building from 'lucide-solid/icons/building'
import Calendar from 'lucide-solid/icons/calendar'
import CalendarClock from 'lucide-solid/icons/calendar-clock'
import CircleDot from 'lucide-solid/icons/circle-dot'
import Coins from 'lucide-solid/icons/coins'
import Hash from 'lucide-solid/icons/hash'
import ListChecks from 'lucide-solid/icons/list-checks'
import Paperclip from 'lucide-solid/icons/paperclip'
import Table from 'lucide-solid/icons/table-2'
import TextInitial from 'lucide-solid/icons/text-initial'
import ToggleLeft from 'lucide-solid/icons/toggle-left'
import Type from 'lucide-solid/icons/type'
import User from 'lucide-solid/icons/user'
import type { FieldType } from '../../../../domain/approvals/form.ts'
import type { Icon } from '../../ui/icon.ts'

export const kindIcons: Record<FieldType, Icon> = {
  text: Type,
  textarea: TextInitial,
  number: Hash,
  money: Coins,
  date: Calendar,
  datetime: CalendarClock,
  switch: ToggleLeft,
  select: CircleDot,
  multi_select: ListChecks,
  user: User,
  department: Building,
  file: Paperclip,
  json: Braces,
  table: Table,
}
