import { A } from '@solidjs/router'

export function RoleLink(props: { role: { id: number; code: string; name: string }; tab?: 'members' }) {
  return (
    <A
      href={`/roles/${props.role.id}${props.tab ? `?tab=${props.tab}` : ''}`}
      class="break-words text-accent-ink underline-offset-2 hover:underline"
      data-tip={props.role.code}
    >
      {props.role.name}
    </A>
  )
}
