// What is shown where a screen, or the whole page, could not be opened: the fault's sentence and a way on.

import { Component, type ErrorInfo, type ReactNode } from 'react';
import { text } from '../i18n/index.ts';
import { Button, Empty } from '../ui/index.ts';
import { faultOf } from './viewStore.ts';

export function Failed({ thrown, onRetry }: { thrown: unknown; onRetry?: () => void }): ReactNode {
  return (
    <div className="failed" role="alert">
      <Empty
        title={text('app.failedTitle')}
        action={
          <Button look="primary" onPress={onRetry ?? (() => location.reload())}>
            {text('app.tryAgain')}
          </Button>
        }
      >
        {faultOf(thrown).message}
      </Empty>
    </div>
  );
}

interface GuardState {
  readonly thrown: unknown;
}

/** Keeps a fault in one screen from taking the others with it. */
export class Guard extends Component<{ children: ReactNode }, GuardState> {
  override state: GuardState = { thrown: undefined };

  static getDerivedStateFromError(thrown: unknown): GuardState {
    return { thrown };
  }

  override componentDidCatch(thrown: unknown, info: ErrorInfo): void {
    console.error(thrown, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.thrown === undefined) return this.props.children;
    return <Failed thrown={this.state.thrown} onRetry={() => this.setState({ thrown: undefined })} />;
  }
}
