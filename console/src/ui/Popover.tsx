import { Popover as Ark } from '@ark-ui/solid/popover'
import type { JSX } from 'solid-js'
import { Portal } from 'solid-js/web'
import { floatClass } from './control.ts'

type PopoverProps = {
  trigger: (props: () => JSX.ButtonHTMLAttributes<HTMLButtonElement>) => JSX.Element
  title: string
  children: JSX.Element
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  placement?: 'bottom-start' | 'bottom-end'
}

export function Popover(props: PopoverProps) {
  return (
    <Ark.Root
      {...(props.isOpen === undefined ? {} : { open: props.isOpen })}
      onOpenChange={(details) => props.onOpenChange?.(details.open)}
      positioning={{ placement: props.placement ?? 'bottom-end', gutter: 4 }}
      lazyMount
      unmountOnExit
    >
      <Ark.Trigger asChild={(triggerProps) => props.trigger(triggerProps)} />
      <Portal>
        <Ark.Positioner>
          <Ark.Content class={floatClass} aria-label={props.title}>
            {props.children}
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  )
}
