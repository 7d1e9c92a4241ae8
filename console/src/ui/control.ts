/** The look that every control one types or picks into shares. */
export const controlClass =
  'w-full rounded border border-line-control bg-surface px-2.5 text-base text-ink transition-colors hover:border-ink-3 focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent/30 aria-invalid:border-failed aria-invalid:focus:outline-failed/30 disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-subtle disabled:text-ink-3'

/** What lists that open over the page share: menus, selects, popovers. */
export const floatClass = 'z-40 rounded bg-raised p-1 shadow-float outline-none data-[state=open]:animate-enter'

export const optionClass =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 text-base text-ink outline-none select-none data-highlighted:bg-muted data-disabled:cursor-not-allowed data-disabled:text-ink-3 data-disabled:opacity-60'

/** Behind whatever lies over the page. */
export const scrimClass = 'fixed inset-0 z-30 bg-scrim data-[state=open]:animate-enter'
