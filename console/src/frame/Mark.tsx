/** The product's sign: a ring that comes round again, with what it turns about. */
export function Mark(props: { size?: number }) {
  return (
    <svg width={props.size ?? 24} height={props.size ?? 24} viewBox="0 0 32 32" class="shrink-0" aria-hidden="true">
      <rect width="32" height="32" rx="7" class="fill-accent" />
      <path
        d="M22.6 11.2A8 8 0 1 0 24 16"
        fill="none"
        class="stroke-on-accent"
        stroke-width="3"
        stroke-linecap="round"
      />
      <circle cx="16" cy="16" r="2.6" class="fill-on-accent" />
    </svg>
  )
}
