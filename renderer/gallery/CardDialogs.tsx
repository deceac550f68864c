// Small dialogs of a design's card: another name, and its tags.

import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import type { DesignSummary } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { announce, tellFault } from '../shell/viewStore.ts';
import { Button, TextInput, Window } from '../ui/index.ts';

interface DialogProps {
  readonly summary: DesignSummary;
  readonly onClose: () => void;
}

export function RenameDialog({ summary, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [name, setName] = useState(summary.name);
  const rename = async (): Promise<void> => {
    const clean = name.trim();
    if (clean !== '' && clean !== summary.name) await studio.designs.rename({ id: summary.id, name: clean.slice(0, 200) });
    onClose();
  };
  return (
    <FormWindow title={t('library.renameTitle', { name: summary.name })} action={t('library.rename')} onDone={rename} onClose={onClose}>
      <TextInput label={t('design.name')} value={name} onChange={setName} takesFocus />
    </FormWindow>
  );
}

/** All tags of the library are offered, so that one idea keeps one word. */
export function TagsDialog({ summary, known, onClose }: DialogProps & { readonly known: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [tags, setTags] = useState(summary.tags);
  const [typed, setTyped] = useState('');
  const add = (text: string): void => {
    const clean = text.trim();
    if (clean !== '' && !tags.includes(clean)) {
      setTags([...tags, clean]);
      announce(t('library.tagAdded', { tag: clean }));
    }
    setTyped('');
  };
  const offered = known.filter((tag) => !tags.includes(tag) && tag.toLowerCase().includes(typed.trim().toLowerCase())).slice(0, 12);
  const save = async (): Promise<void> => {
    await studio.designs.tag({ id: summary.id, tags: [...tags, ...(typed.trim() === '' ? [] : [typed])] });
    onClose();
  };
  return (
    <FormWindow
      title={t('library.tagsTitle', { name: summary.name })}
      action={t('library.keepTags')}
      onDone={async () => (typed.trim() === '' ? await save() : add(typed))}
      onSave={save}
      onClose={onClose}
    >
      {tags.length > 0 ? (
        <TagGroup className="tags" onRemove={(keys) => setTags(tags.filter((tag) => !keys.has(tag)))}>
          <Label className="field-label">{t('library.tags')}</Label>
          <TagList className="tag-list">
            {tags.map((tag) => (
              <Tag key={tag} id={tag} className="tag" textValue={tag}>
                {tag}
                <AriaButton slot="remove" className="tag-remove">
                  <X size={12} aria-hidden />
                </AriaButton>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      ) : (
        <p className="muted">{t('library.noTags')}</p>
      )}
      <TextInput label={t('library.newTag')} value={typed} onChange={setTyped} hint={t('library.newTagHint')} takesFocus />
      {offered.length > 0 ? (
        <fieldset className="tag-offers" aria-label={t('library.knownTags')}>
          {offered.map((tag) => (
            <AriaButton key={tag} className="tag tag-offer" onPress={() => add(tag)}>
              {tag}
            </AriaButton>
          ))}
        </fieldset>
      ) : null}
    </FormWindow>
  );
}

interface FormWindowProps {
  readonly title: string;
  readonly action: string;
  /** What Enter does. */
  readonly onDone: () => Promise<void>;
  /** What the button does, where that is something else. */
  readonly onSave?: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function FormWindow({ title, action, onDone, onSave = onDone, onClose, children }: FormWindowProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Window
      title={title}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" onPress={() => void onSave().catch(tellFault)}>
            {action}
          </Button>
        </>
      }
    >
      <form
        className="window-form"
        onSubmit={(event) => {
          event.preventDefault();
          void onDone().catch(tellFault);
        }}
      >
        {children}
      </form>
    </Window>
  );
}
