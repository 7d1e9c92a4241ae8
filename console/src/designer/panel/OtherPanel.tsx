/** What needs no form. */
export function OtherPanel(props: { title: string; body: string }) {
  return (
    <div class="px-4 pt-3">
      <h2 class="pr-8 text-base font-semibold leading-6">{props.title}</h2>
      <p class="mt-1 text-sm text-ink-2">{props.body}</p>
    </div>
  )
}
