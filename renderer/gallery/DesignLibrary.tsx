// The designs of the library: found by words and tags, those in the trash a button away.

import { Search, Trash2, X } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Input, SearchField } from 'react-aria-components';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { Button, Notice } from '../ui/index.ts';
import { DesignCard } from './DesignCard.tsx';
import { TrashDialog } from './TrashDialog.tsx';

/** Designs shown before "show all". */
const shownFirst = 12;

export function DesignLibrary(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [words, setWords] = useState('');
  const [tag, setTag] = useState('');
  const [showsAll, setShowsAll] = useState(false);
  const [showsTrash, setShowsTrash] = useState(false);
  const asked = useDeferredValue(words.trim());
  const all = useAnswer(() => studio.designs.list(), [studio], ['designsChanged', 'designChanged']);
  const isFiltered = asked !== '' || tag !== '';
  const found = useAnswer(
    () => (isFiltered ? studio.designs.find({ words: asked.slice(0, 500), tag }) : studio.designs.list()),
    [studio, asked, tag],
    ['designsChanged', 'designChanged'],
  );
  const inTrash = useAnswer(() => studio.designs.find({ isInTrash: true }), [studio], ['designsChanged']);
  const designs = all.value ?? [];
  const list = (isFiltered ? found.value : designs) ?? [];
  const trashed = inTrash.value?.length ?? 0;
  if (designs.length === 0 && trashed === 0) return all.fault ? <Notice look="danger">{all.fault.message}</Notice> : null;
  const tags = [...new Set(designs.flatMap((design) => design.tags))].sort((a, b) => a.localeCompare(b));
  const shown = showsAll || isFiltered ? list : list.slice(0, shownFirst);
  return (
    <section aria-labelledby="library-title" className="library">
      <div className="library-head">
        <h2 className="section-title" id="library-title">
          {t('gallery.recent')}
        </h2>
        <SearchField className="library-search" aria-label={t('library.search')} value={words} onChange={setWords} data-search="designs">
          <Search size={14} aria-hidden />
          <Input className="input" placeholder={t('library.search')} />
          <AriaButton className="library-clear" aria-label={t('library.clear')}>
            <X size={14} aria-hidden />
          </AriaButton>
        </SearchField>
        {trashed > 0 ? (
          <Button look="quiet" icon={<Trash2 size={14} aria-hidden />} onPress={() => setShowsTrash(true)}>
            {t('library.trash', { count: trashed })}
          </Button>
        ) : null}
      </div>
      {tags.length > 0 ? (
        <fieldset className="library-tags" aria-label={t('library.tags')}>
          {tags.map((one) => (
            <AriaButton key={one} className={`tag tag-offer${one === tag ? ' is-on' : ''}`} aria-pressed={one === tag} onPress={() => setTag(one === tag ? '' : one)}>
              {one}
            </AriaButton>
          ))}
        </fieldset>
      ) : null}
      <output className="unseen" aria-live="polite">
        {isFiltered && found.value ? t('library.found', { count: list.length }) : ''}
      </output>
      {isFiltered && found.value && list.length === 0 ? <p className="library-none muted">{t('library.none')}</p> : null}
      <ul className="design-grid">
        {shown.map((summary) => (
          <DesignCard key={summary.id} summary={summary} known={tags} onTag={setTag} />
        ))}
      </ul>
      {shown.length < list.length ? <Button onPress={() => setShowsAll(true)}>{t('gallery.showAll', { count: list.length })}</Button> : null}
      {showsTrash ? <TrashDialog onClose={() => setShowsTrash(false)} /> : null}
    </section>
  );
}
