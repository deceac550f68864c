// Messages at the foot of the page, and the live region that reads out what happened.

import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/index.ts';
import { dismiss, useView, type Message } from './viewStore.ts';

/** How long a message without danger stays. */
const shownMs = 7000;

export function Messages(): ReactNode {
  const { t } = useTranslation();
  const messages = useView((view) => view.messages);
  const announcement = useView((view) => view.announcement);
  return (
    <>
      <output className="unseen" aria-live="polite">
        {announcement}
      </output>
      <section className="messages" aria-label={t('app.messages')}>
        {messages.map((message) => (
          <MessageBar key={message.id} message={message} />
        ))}
      </section>
    </>
  );
}

function MessageBar({ message }: { message: Message }): ReactNode {
  const { t } = useTranslation();
  const { id, look, words, action } = message;
  useEffect(() => {
    if (look === 'danger') return undefined;
    const timer = setTimeout(() => dismiss(id), shownMs);
    return () => clearTimeout(timer);
  }, [id, look]);
  return (
    <div className={`message message-${look}`} role={look === 'danger' ? 'alert' : 'status'}>
      <span className="message-words">{words}</span>
      {action ? (
        <Button
          onPress={() => {
            action.run();
            dismiss(id);
          }}
        >
          {action.words}
        </Button>
      ) : null}
      <IconButton label={t('ui.dismiss')} onPress={() => dismiss(id)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
