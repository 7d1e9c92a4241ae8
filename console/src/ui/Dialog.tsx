import { lazy, Suspense } from 'solid-js'
import type { DialogBoxProps } from './boxes/DialogBox.tsx'

const DialogBox = lazy(() => import('./boxes/DialogBox.tsx').then((module) => ({ default: module.DialogBox })))

/** What moves it loads by itself: `ConfirmDialog`, mounted with the product, brings it before anybody asks for one. */
export function Dialog(props: DialogBoxProps) {
  return (
    <Suspense>
      <DialogBox {...props} />
    </Suspense>
  )
}
