// The tools at the foot of the canvas: what a press on the page means.

import { ChevronUp, Circle, Hand, Image, Magnet, MousePointer2, Ruler, Slash, Square, Star, Pentagon, Type, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Toolbar } from 'react-aria-components';
import type { ShapeName } from '../../../shared/design.ts';
import { keysOf } from '../../commands/useCommands.ts';
import type { CommandId } from '../../commands/commands.ts';
import { IconButton, IconToggle } from '../../ui/index.ts';
import { useCanvas, type ToolName } from '../canvasStore.ts';
import { AddMenu } from './AddMenu.tsx';
import { useRunCommand } from '../useRunCommand.ts';

const shapes: readonly { readonly id: ShapeName; readonly command: CommandId; readonly icon: LucideIcon }[] = [
  { id: 'rectangle', command: 'tools.rectangle', icon: Square },
  { id: 'ellipse', command: 'tools.ellipse', icon: Circle },
  { id: 'line', command: 'tools.line', icon: Slash },
  { id: 'polygon', command: 'tools.polygon', icon: Pentagon },
  { id: 'star', command: 'tools.star', icon: Star },
];

export function ToolBar(): ReactNode {
  const { t } = useTranslation();
  const run = useRunCommand();
  const isFilling = useCanvas((canvas) => canvas.isFilling);
  const snaps = useCanvas((canvas) => canvas.snaps);
  const showsRulers = useCanvas((canvas) => canvas.showsRulers);
  if (isFilling) return null;
  return (
    <Toolbar className="tool-bar" aria-label={t('canvas.tools')}>
      <ToolToggle tool="select" command="tools.select" icon={MousePointer2} />
      <ToolToggle tool="text" command="tools.text" icon={Type} />
      <ShapeTool />
      <IconButton label={t('commandNames.tools.picture')} keys={keysOf('tools.picture')} onPress={() => run('tools.picture')}>
        <Image size={16} aria-hidden />
      </IconButton>
      <AddMenu />
      <ToolToggle tool="pan" command="tools.pan" icon={Hand} />
      <span className="tool-line" />
      <IconToggle label={t('commandNames.view.snapping')} keys={keysOf('view.snapping')} isSelected={snaps} onChange={() => run('view.snapping')}>
        <Magnet size={16} aria-hidden />
      </IconToggle>
      <IconToggle label={t('commandNames.view.rulers')} keys={keysOf('view.rulers')} isSelected={showsRulers} onChange={() => run('view.rulers')}>
        <Ruler size={16} aria-hidden />
      </IconToggle>
    </Toolbar>
  );
}

function ToolToggle({ tool, command, icon: Icon }: { tool: ToolName; command: CommandId; icon: LucideIcon }): ReactNode {
  const { t } = useTranslation();
  const run = useRunCommand();
  const isHeld = useCanvas((canvas) => canvas.tool === tool && canvas.cropping === undefined);
  return (
    <IconToggle label={t(`commandNames.${command}`)} keys={keysOf(command)} isSelected={isHeld} onChange={() => run(command)}>
      <Icon size={16} aria-hidden />
    </IconToggle>
  );
}

/** The shape in hand, and a menu of the others. */
function ShapeTool(): ReactNode {
  const { t } = useTranslation();
  const run = useRunCommand();
  const shape = useCanvas((canvas) => canvas.shape);
  const isHeld = useCanvas((canvas) => canvas.tool === 'shape');
  const { command, icon: Icon } = shapes.find(({ id }) => id === shape) ?? shapes[0]!;
  return (
    <span className="tool-split">
      <IconToggle label={t(`commandNames.${command}`)} keys={keysOf(command)} isSelected={isHeld} onChange={() => run(command)}>
        <Icon size={16} aria-hidden />
      </IconToggle>
      <MenuTrigger>
        <AriaButton className="button button-quiet tool-more" aria-label={t('canvas.moreShapes')}>
          <ChevronUp size={12} aria-hidden />
        </AriaButton>
        <Popover className="popover" placement="top" offset={8}>
          <Menu className="list-box" onAction={(id) => run(shapes.find((one) => one.id === id)?.command ?? command)}>
            {shapes.map(({ id, command: of, icon: Mark }) => (
              <MenuItem key={id} id={id} className="list-box-item menu-item tool-shape" textValue={t(`shapeNames.${id}`)}>
                <Mark size={14} aria-hidden />
                {t(`shapeNames.${id}`)}
                <kbd className="tool-keys">{keysOf(of)}</kbd>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </span>
  );
}
