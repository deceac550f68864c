// The bar above a design: its name and save state, undo, view, checks, and what can be done with it.

import { CalendarPlus, Download, LayoutGrid, Minus, PenLine, Plus, Redo2, RectangleVertical, ShieldCheck, SquareDashed, Undo2 } from 'lucide-react';
import { memo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Input, Menu, MenuItem, MenuTrigger, Popover, TextField } from 'react-aria-components';
import { commands, type CommandId } from '../commands/commands.ts';
import { keysOf, runCommand } from '../commands/useCommands.ts';
import { useConnection } from '../shell/connection.ts';
import { Button, IconButton, IconToggle, Segments, Tip } from '../ui/index.ts';
import { useCanvas } from './canvasStore.ts';
import { canRedo, canUndo, finishTyping, typeName, useEditor } from './editorStore.ts';
import { setFilling } from './filling.ts';
import { SaveWords } from './SaveWords.tsx';
import { problemCount } from './checkState.ts';

export const DesignBar = memo(function DesignBar({ name }: { name: string }): ReactNode {
  const { t } = useTranslation();
  const run = useRun();
  return (
    <header className="bar design-bar">
      <div className="design-title">
        <NameField name={name} />
        <SaveWords />
      </div>
      <History />
      <ModeSwitch />
      <FillSwitch />
      <ZoomControls />
      <span className="bar-space" />
      <CheckButton />
      <Tip label={t('commandNames.share.queue')} keys={keysOf('share.queue')}>
        <Button icon={<CalendarPlus size={16} aria-hidden />} onPress={() => run('share.queue')}>
          {t('design.queue')}
        </Button>
      </Tip>
      <Tip label={t('commandNames.share.export')} keys={keysOf('share.export')}>
        <Button look="primary" icon={<Download size={16} aria-hidden />} onPress={() => run('share.export')}>
          {t('design.export')}
        </Button>
      </Tip>
    </header>
  );
});

/** The name as typed: a design's own has no spaces around it, and is never empty. */
function NameField({ name }: { name: string }): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  const [isTyping, setTyping] = useState(false);
  const shown = isTyping && (typed.trim() === name || typed.trim() === '') ? typed : name;
  return (
    <TextField
      className="design-name-field"
      aria-label={t('design.name')}
      value={shown}
      onFocus={() => setTyping(true)}
      onChange={(next) => {
        setTyped(next);
        typeName(next);
      }}
      onBlur={() => {
        setTyping(false);
        finishTyping();
      }}
    >
      <Input className="design-name-input" maxLength={120} />
    </TextField>
  );
}

function useRun(): (id: CommandId) => void {
  const connection = useConnection();
  return (id) => {
    const command = commands.find((one) => one.id === id);
    if (command) runCommand(command, connection);
  };
}

function History(): ReactNode {
  const { t } = useTranslation();
  const run = useRun();
  const hasPast = useEditor((editor) => canUndo(editor.history));
  const hasFuture = useEditor((editor) => canRedo(editor.history));
  return (
    <div className="bar-group">
      <IconButton label={t('commandNames.edit.undo')} keys={keysOf('edit.undo')} isDisabled={!hasPast} onPress={() => run('edit.undo')}>
        <Undo2 size={16} className="turns" aria-hidden />
      </IconButton>
      <IconButton label={t('commandNames.edit.redo')} keys={keysOf('edit.redo')} isDisabled={!hasFuture} onPress={() => run('edit.redo')}>
        <Redo2 size={16} className="turns" aria-hidden />
      </IconButton>
    </div>
  );
}

function ModeSwitch(): ReactNode {
  const { t } = useTranslation();
  const mode = useEditor((editor) => editor.mode);
  return (
    <Segments
      label={t('design.view')}
      value={mode}
      options={[
        { id: 'one', name: t('design.one'), icon: <RectangleVertical size={14} aria-hidden /> },
        { id: 'wall', name: t('design.all'), icon: <LayoutGrid size={14} aria-hidden /> },
      ]}
      onChange={(id) => useEditor.setState({ mode: id === 'wall' ? 'wall' : 'one' })}
    />
  );
}

/** Whether the design is made, or only filled in. */
function FillSwitch(): ReactNode {
  const { t } = useTranslation();
  const isFilling = useCanvas((canvas) => canvas.isFilling);
  return (
    <IconToggle label={t('commandNames.view.fill')} keys={keysOf('view.fill')} isSelected={isFilling} onChange={setFilling}>
      <PenLine size={16} aria-hidden />
    </IconToggle>
  );
}

const zooms = [0.25, 0.5, 1, 2] as const;

function ZoomControls(): ReactNode {
  const { t, i18n } = useTranslation();
  const run = useRun();
  const mode = useEditor((editor) => editor.mode);
  const scale = useEditor((editor) => editor.scale);
  const showsSafeZone = useEditor((editor) => editor.showsSafeZone);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  if (mode === 'wall') return null;
  return (
    <div className="bar-group">
      <IconButton label={t('commandNames.view.zoomOut')} keys={keysOf('view.zoomOut')} onPress={() => run('view.zoomOut')}>
        <Minus size={16} aria-hidden />
      </IconButton>
      <MenuTrigger>
        <AriaButton className="button button-quiet zoom-button figures" aria-label={t('design.zoom', { zoom: percent.format(scale) })}>
          {percent.format(scale)}
        </AriaButton>
        <Popover className="popover" offset={4}>
          <Menu className="list-box" onAction={(id) => useEditor.setState({ zoom: id === 'fit' ? 'fit' : Number(id) })}>
            <MenuItem id="fit" className="list-box-item menu-item">
              {t('commandNames.view.zoomFit')}
            </MenuItem>
            {zooms.map((zoom) => (
              <MenuItem key={zoom} id={zoom} className="list-box-item menu-item">
                {percent.format(zoom)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <IconButton label={t('commandNames.view.zoomIn')} keys={keysOf('view.zoomIn')} onPress={() => run('view.zoomIn')}>
        <Plus size={16} aria-hidden />
      </IconButton>
      <IconToggle
        label={t('commandNames.view.safeZone')}
        keys={keysOf('view.safeZone')}
        isSelected={showsSafeZone}
        onChange={(isOn) => useEditor.setState({ showsSafeZone: isOn })}
      >
        <SquareDashed size={16} aria-hidden />
      </IconToggle>
    </div>
  );
}

function CheckButton(): ReactNode {
  const { t } = useTranslation();
  const run = useRun();
  const problems = useEditor((editor) => editor.problems);
  const count = problemCount(problems);
  return (
    <Tip label={t('commandNames.view.checks')} keys={keysOf('view.checks')}>
      <Button icon={<ShieldCheck size={16} aria-hidden />} onPress={() => run('view.checks')}>
        {t('design.checks')}
        {count > 0 ? <span className="bar-count figures">{count}</span> : null}
      </Button>
    </Tip>
  );
}
