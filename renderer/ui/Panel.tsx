// Dialogs, notices, progress and empty states.

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Heading, Modal, ModalOverlay, ProgressBar } from 'react-aria-components';
import { IconButton } from './Button.tsx';

interface WindowProps {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly onClose: () => void;
  /** Whether Escape and a click outside close it; not while work runs. */
  readonly isDismissable?: boolean;
  readonly width?: 'narrow' | 'normal' | 'wide';
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** A modal dialog; focus stays inside and returns to where it came from. */
export function Window({ title, isOpen = true, onClose, isDismissable = true, width = 'normal', children, footer }: WindowProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
    >
      <Modal className={`modal modal-${width}`}>
        <Dialog className="window">
          <header className="window-head">
            <Heading slot="title" level={2} className="window-title">
              {title}
            </Heading>
            {isDismissable ? (
              <IconButton label={t('ui.close')} keys="Esc" onPress={onClose}>
                <X size={16} aria-hidden />
              </IconButton>
            ) : null}
          </header>
          <div className="window-body">{children}</div>
          {footer ? <footer className="window-foot">{footer}</footer> : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

export type NoticeLook = 'info' | 'warning' | 'danger';

/** A sentence that needs to be seen, with what can be done about it. */
export function Notice({ look = 'info', children, actions }: { look?: NoticeLook; children: ReactNode; actions?: ReactNode }): ReactNode {
  return (
    <div className={`notice notice-${look}`} role={look === 'danger' ? 'alert' : 'status'}>
      <div className="notice-words">{children}</div>
      {actions ? <div className="notice-actions">{actions}</div> : null}
    </div>
  );
}

/** How far something is; `value` is 0 to 1, absent where nobody knows. */
export function Progress({ label, value, words }: { label: string; value?: number | undefined; words?: string }): ReactNode {
  return (
    <ProgressBar className="progress" aria-label={label} isIndeterminate={value === undefined} value={(value ?? 0) * 100} valueLabel={words}>
      {({ percentage }) => (
        <div className="progress-track">
          <div className="progress-bar" style={{ inlineSize: `${percentage ?? 30}%` }} />
        </div>
      )}
    </ProgressBar>
  );
}

/** What to do first where there is nothing yet. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <span className="empty-point" aria-hidden />
      <h2 className="empty-title">{title}</h2>
      {children ? <p className="empty-words">{children}</p> : null}
      {action}
    </div>
  );
}
