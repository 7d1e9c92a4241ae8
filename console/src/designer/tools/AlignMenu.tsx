import AlignCenterH from 'lucide-solid/icons/align-center-horizontal'
import AlignCenterV from 'lucide-solid/icons/align-center-vertical'
import AlignBottom from 'lucide-solid/icons/align-end-horizontal'
import AlignRight from 'lucide-solid/icons/align-end-vertical'
import DistributeH from 'lucide-solid/icons/align-horizontal-space-around'
import AlignTop from 'lucide-solid/icons/align-start-horizontal'
import AlignLeft from 'lucide-solid/icons/align-start-vertical'
import DistributeV from 'lucide-solid/icons/align-vertical-space-around'
import { t } from '../../i18n/language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { Icon } from '../../ui/icon.ts'
import { Menu } from '../../ui/Menu.tsx'
import { isConnection } from '../canvas/services.ts'
import type { DrawingState } from '../create-drawing.ts'

const alignments = {
  left: AlignLeft,
  center: AlignCenterV,
  right: AlignRight,
  top: AlignTop,
  middle: AlignCenterH,
  bottom: AlignBottom,
} as const

/** Brings what is selected into line. */
export function AlignMenu(props: { drawing: DrawingState; icon: Icon }) {
  const words = () => t().designer.alignment
  const shapes = () => props.drawing.selected().filter((one) => !isConnection(one) && !one.labelTarget)
  const isPossible = (): boolean => shapes().length > 1
  const { get } = props.drawing
  const kinds = Object.keys(alignments) as (keyof typeof alignments)[]
  const items = () => [
    ...kinds.map((kind) => ({
      label: words()[kind],
      icon: alignments[kind],
      startsGroup: kind === 'top',
      onSelect: () => get('alignElements').trigger(shapes(), kind),
    })),
    ...(
      [
        ['horizontal', DistributeH],
        ['vertical', DistributeV],
      ] as const
    ).map(([axis, icon], index) => ({
      label: words()[axis],
      icon,
      startsGroup: index === 0,
      isDisabled: shapes().length < 3,
      onSelect: () => get('distributeElements').trigger(shapes(), axis),
    })),
  ]
  return (
    <Menu
      placement="bottom-start"
      items={items()}
      trigger={(trigger) => (
        <IconButton
          {...trigger()}
          icon={props.icon}
          disabled={!isPossible()}
          label={isPossible() ? t().designer.tools.align : `${t().designer.tools.align}\n${words().needsTwo}`}
        />
      )}
    />
  )
}
