import { createSignal } from 'solid-js'

/** For an element that files are dropped on: `isOver` while some are held over it, `on` what it listens to. */
export function createFileDrop(take: (files: FileList | undefined) => unknown) {
  const [isOver, setOver] = createSignal(false)
  return {
    isOver,
    on: {
      onDragOver(event: DragEvent): void {
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent): void {
        event.preventDefault()
        setOver(false)
        void take(event.dataTransfer?.files)
      },
    },
  }
}
