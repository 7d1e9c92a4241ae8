import Columns3 from 'lucide-solid/icons/columns-3'
import { lazy, Suspense } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { IconButton } from '../IconButton.tsx'
import type { ColumnChooserProps } from './ColumnChooserBox.tsx'

const ColumnChooserBox = lazy(() =>
  import('./ColumnChooserBox.tsx').then((module) => ({ default: module.ColumnChooserBox })),
)

/** Which columns are shown. What opens it loads after the list. */
export function ColumnChooser(props: ColumnChooserProps) {
  return (
    <span class="hidden md:inline-flex">
      <Suspense fallback={<IconButton icon={Columns3} label={t().ui.columns} disabled />}>
        <ColumnChooserBox {...props} />
      </Suspense>
    </span>
  )
}
