// A part of the inspector with a heading; it opens and closes, and stays as it was left.

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { toggleSection, usePanels } from '../panelStore.ts';

interface SectionProps {
  /** Remembered as open or closed by it. */
  readonly name: string;
  readonly title: string;
  /** Beside the heading, outside its button. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ name, title, actions, children }: SectionProps): ReactNode {
  const isClosed = usePanels((panels) => panels.closedSections.has(name));
  return (
    <Disclosure className="inspect" isExpanded={!isClosed} onExpandedChange={() => toggleSection(name)}>
      <div className="inspect-head">
        <Heading level={3} className="inspect-title">
          <Button slot="trigger" className="inspect-button">
            <ChevronRight size={14} className="inspect-mark turns" aria-hidden />
            {title}
          </Button>
        </Heading>
        {actions}
      </div>
      <DisclosurePanel className="inspect-body">{isClosed ? null : children}</DisclosurePanel>
    </Disclosure>
  );
}
