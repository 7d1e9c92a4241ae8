import ChevronRight from 'lucide-solid/icons/chevron-right'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import Network from 'lucide-solid/icons/network'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { Allowed } from '../../frame/Allowed.tsx'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { createDepartments } from '../create-choices.ts'
import type { Department } from '../iam-queries.ts'
import { type Asked, DepartmentDialog } from './DepartmentDialog.tsx'
import { changeDepartment, deleteDepartment } from './department-actions.ts'
import { PeopleCounts, PeopleCountsHead } from './PeopleCounts.tsx'

export default function DepartmentsPage() {
  return (
    <Allowed to="department:read">
      <DepartmentTree />
    </Allowed>
  )
}

function DepartmentTree() {
  const departments = createDepartments()
  const [wanted, setWanted] = createSignal('')
  const [asked, setAsked] = createSignal<Asked>()
  const shown = (): Department[] | undefined => {
    const tree = departments.tree()
    return tree && keepMatching(tree, wanted().toLowerCase())
  }
  const places = () => {
    const now = asked()
    const below = now && now.kind === 'move' ? idsBelow(now.department) : new Set<number>()
    return departments.options().filter(({ value }) => !below.has(Number(value)))
  }
  const newTop = (): void => void setAsked({ kind: 'create', parentId: null })
  return (
    <>
      <PageHeader
        title={t().departments.title}
        {...(can('department:write') && { description: t().departments.dragHelp })}
        actions={
          <Show when={can('department:write')}>
            <Button variant="primary" icon={Plus} onClick={newTop}>
              {t().departments.newTop}
            </Button>
          </Show>
        }
      />
      <div class="pb-3">
        <SearchBox label={t().departments.search} value={wanted()} onSearch={setWanted} />
      </div>
      <Switch fallback={<SkeletonLines count={8} />}>
        <Match when={departments.tree()?.length === 0}>
          <EmptyState icon={Network} title={t().departments.emptyTitle}>
            {t().departments.emptyBody}
          </EmptyState>
        </Match>
        <Match when={shown()}>
          {(nodes) => (
            <Show when={nodes().length > 0} fallback={<EmptyState title={t().departments.noMatch} />}>
              <PeopleCountsHead isShown={nodes()[0]?.user_count !== null} />
              <ul class="border-t border-line">
                <For each={nodes()}>{(node) => <Branch node={node} depth={0} onAsk={setAsked} />}</For>
              </ul>
            </Show>
          )}
        </Match>
        <Match when={departments.error()}>
          {(error) => <ErrorState error={error()} onRetry={departments.refetch} />}
        </Match>
      </Switch>
      <Show when={asked()} keyed>
        {(now) => <DepartmentDialog asked={now} places={places()} onClose={() => setAsked(undefined)} />}
      </Show>
    </>
  )
}

let dragged: Department | undefined

function Branch(props: { node: Department; depth: number; onAsk: (asked: Asked) => void }) {
  const [isOpen, setOpen] = createSignal(true)
  const [isOver, setOver] = createSignal(false)
  const words = () => t().departments
  const children = () => props.node.children as Department[]
  const canDrop = (): boolean => dragged !== undefined && !idsBelow(dragged).has(props.node.id)
  return (
    <li>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what dragging does is in the row's menu as well. */}
      <div
        class="flex min-h-10 items-center gap-1 border-b border-line pr-1 transition-colors hover:bg-subtle"
        classList={{ 'bg-accent-soft!': isOver() }}
        style={{ 'padding-left': `${Math.min(props.depth, 8) * 20}px` }}
        draggable={can('department:write')}
        onDragStart={() => {
          dragged = props.node
        }}
        onDragOver={(event) => {
          if (!canDrop()) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (dragged && canDrop()) void changeDepartment(dragged, { parent_id: props.node.id })
        }}
      >
        <Show when={children().length > 0} fallback={<span class="w-7 shrink-0" />}>
          <button
            type="button"
            class="flex size-7 shrink-0 items-center justify-center rounded text-ink-3 hover:bg-muted"
            aria-expanded={isOpen()}
            aria-label={isOpen() ? words().collapse(props.node.name) : words().expand(props.node.name)}
            onClick={() => setOpen(!isOpen())}
          >
            <ChevronRight
              size={14}
              class="transition-transform"
              classList={{ 'rotate-90': isOpen() }}
              aria-hidden="true"
            />
          </button>
        </Show>
        <span class="min-w-0 flex-1 truncate font-medium" data-tip={props.node.name}>
          {props.node.name}
        </span>
        <PeopleCounts department={props.node} />
        <Show when={can('department:write')}>
          <Menu
            items={[
              {
                label: words().newBelow,
                icon: Plus,
                onSelect: () => props.onAsk({ kind: 'create', parentId: props.node.id }),
              },
              {
                label: words().edit,
                icon: Pencil,
                onSelect: () => props.onAsk({ kind: 'edit', department: props.node }),
              },
              {
                label: words().move,
                icon: Network,
                onSelect: () => props.onAsk({ kind: 'move', department: props.node }),
              },
              {
                label: words().remove,
                icon: Trash,
                isDangerous: true,
                startsGroup: true,
                onSelect: () => deleteDepartment(props.node),
              },
            ]}
            trigger={(trigger) => <IconButton {...trigger()} icon={Ellipsis} label={t().ui.moreActions} />}
          />
        </Show>
      </div>
      <Show when={isOpen() && children().length > 0}>
        <ul>
          <For each={children()}>{(child) => <Branch node={child} depth={props.depth + 1} onAsk={props.onAsk} />}</For>
        </ul>
      </Show>
    </li>
  )
}

/** The department and all below it: it cannot be moved into one of them. */
function idsBelow(node: Department): Set<number> {
  return new Set([node.id, ...(node.children as Department[]).flatMap((child) => [...idsBelow(child)])])
}

/** What matches, with the way to it. */
function keepMatching(nodes: Department[], text: string): Department[] {
  if (text === '') return nodes
  return nodes.flatMap((node) => {
    if (node.name.toLowerCase().includes(text)) return [node]
    const children = keepMatching(node.children as Department[], text)
    return children.length > 0 ? [{ ...node, children }] : []
  })
}
