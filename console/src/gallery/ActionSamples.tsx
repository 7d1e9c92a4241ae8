import Bell from 'lucide-solid/icons/bell'
import Pencil from 'lucide-solid/icons/pencil'
import Play from 'lucide-solid/icons/play'
import Trash from 'lucide-solid/icons/trash'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Sample } from './Sample.tsx'
import { w } from './words.ts'

const second = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_000))

export function ActionSamples() {
  return (
    <>
      <Sample name="Button">
        <div class="flex flex-wrap gap-2">
          <Button variant="primary" icon={Play} onClick={second}>
            {w().save}
          </Button>
          <Button icon={Pencil}>{w().save}</Button>
          <Button variant="ghost">{w().save}</Button>
          <Button variant="danger" icon={Trash}>
            {w().remove}
          </Button>
          <ButtonLink href="/_ui">{w().open}</ButtonLink>
        </div>
        <div class="mt-2 flex flex-wrap gap-2">
          <Button variant="primary" pending>
            {w().save}
          </Button>
          <Button pending>{w().save}</Button>
          <Button variant="primary" disabled>
            {w().disabled}
          </Button>
          <Button disabled>{w().disabled}</Button>
          <Button size="sm" variant="primary">
            {w().save}
          </Button>
          <Button size="sm">{w().save}</Button>
        </div>
      </Sample>
      <Sample name="IconButton · CopyButton · Tooltip · KeyHint">
        <div class="flex items-center gap-2">
          <IconButton icon={Bell} label={w().tip} />
          <IconButton icon={Bell} label={w().tip} aria-pressed={true} />
          <IconButton icon={Bell} label={w().disabled} disabled />
          <IconButton icon={Trash} label={w().remove} danger />
          <IconButton icon={Bell} label={w().tip} size="sm" />
          <CopyButton text="4bf92f3577b34da6" />
          <KeyHint keys="mod+k" />
          <KeyHint keys="g j" />
        </div>
      </Sample>
    </>
  )
}
