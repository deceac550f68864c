// The inspector: every property of what is selected, made from the kinds' declarations; of the page where nothing is.

import { Eye, EyeOff, Lock, LockOpen } from 'lucide-react';
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../../commands/useCommands.ts';
import { IconToggle } from '../../ui/index.ts';
import { useCalmDesign } from '../calmDesign.ts';
import { showOf, sizeOnShow, useCanvas } from '../canvasStore.ts';
import { useEditor } from '../editorStore.ts';
import { kindName } from '../kindName.ts';
import { renameElement, toggleFlag } from '../layers/layerEdits.ts';
import { ArrangeRow } from './ArrangeRow.tsx';
import { inspect, type Inspected } from './inspected.ts';
import { LocksSection } from './LocksSection.tsx';
import { PageSection } from './PageSection.tsx';
import { PlaceSection } from './PlaceSection.tsx';
import { hasControl, PropertyRow } from './PropertyRow.tsx';
import { Section } from './Section.tsx';
import { groupBySection } from './sections.ts';
import './inspector.css';
import './controls.css';

/** What is inspected now; followed as the design, the selection and the size change. */
function useInspected(): Inspected | undefined {
  const design = useCalmDesign();
  const sizeId = useEditor((editor) => editor.sizeId);
  const page = useCanvas((canvas) => canvas.page);
  const selection = useCanvas((canvas) => canvas.selection);
  const assets = useCanvas((canvas) => canvas.assets);
  // While something is dragged the canvas goes first.
  const shown = useDeferredValue(design);
  const chosen = useDeferredValue(selection);
  return useMemo(() => {
    const size = sizeOnShow();
    if (!shown || !assets || !size || size.id !== sizeId || !shown.pages[page] || chosen.length === 0) return undefined;
    return inspect(showOf(shown, size, page, assets), chosen);
  }, [shown, sizeId, page, chosen, assets]);
}

export function Inspector(): ReactNode {
  const { t } = useTranslation();
  const inspected = useInspected();
  if (!inspected || inspected.elements.length === 0) return <PageSection />;
  const sections = [...groupBySection(inspected.properties)];
  return (
    <section className="inspector" aria-label={t('panels.inspector')}>
      <Head inspected={inspected} />
      <ArrangeRow count={inspected.ids.length} />
      <PlaceSection inspected={inspected} />
      {sections.map(([name, properties]) => {
        const shown = properties.filter(({ property }) => hasControl(property.input.type));
        return shown.length === 0 ? null : (
          <Section key={name} name={name} title={t(`inspector.sections.${name}`)}>
            {shown.map((given) => (
              <PropertyRow key={given.name} ids={inspected.ids} given={given} />
            ))}
          </Section>
        );
      })}
      <LocksSection inspected={inspected} />
    </section>
  );
}

function Head({ inspected: { ids, elements } }: { inspected: Inspected }): ReactNode {
  const { t } = useTranslation();
  const [first] = elements;
  const kinds = new Set(elements.map((element) => element.kind));
  const isLocked = elements.every((element) => element.locked);
  const isHidden = elements.every((element) => element.hidden);
  return (
    <header className="inspector-head">
      <h2 className="unseen">{t('panels.inspector')}</h2>
      {first && ids.length === 1 ? (
        <input
          key={`${first.id} ${first.name}`}
          className="input inspector-name"
          aria-label={t('layers.name')}
          dir="auto"
          maxLength={200}
          defaultValue={first.name}
          onBlur={(event) => renameElement(first.id, event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      ) : (
        <p className="inspector-count">{t('inspector.selected', { count: ids.length })}</p>
      )}
      <span className="muted small inspector-kind">{kinds.size === 1 && first ? kindName(first.kind) : t('inspector.severalKinds')}</span>
      <IconToggle label={t('commandNames.arrange.lock')} keys={keysOf('arrange.lock')} isSelected={isLocked} onChange={() => toggleFlag(ids, 'locked')}>
        {isLocked ? <Lock size={15} aria-hidden /> : <LockOpen size={15} aria-hidden />}
      </IconToggle>
      <IconToggle label={t('commandNames.arrange.hide')} keys={keysOf('arrange.hide')} isSelected={isHidden} onChange={() => toggleFlag(ids, 'hidden')}>
        {isHidden ? <EyeOff size={15} aria-hidden /> : <Eye size={15} aria-hidden />}
      </IconToggle>
    </header>
  );
}
