// A small studio behind the doorway, for the hosts' tests: a few procedures that answer, stream, fail and take files.

import { EventPublisher, implement } from '@orpc/server';
import { contract, type PackSummary, type StudioEvent } from '../../../shared/api.ts';
import { Fault } from '../../../shared/fault.ts';
import type { DoorwayRouter } from '../../../main/transport/calls.ts';

export interface TestStudio {
  readonly router: DoorwayRouter;
  /** Sends an event to all who listen. */
  emit(event: StudioEvent): void;
  /** Bytes and digests of files that were handed over. */
  readonly files: { name: string; bytes: number; last: number }[];
  /** Names of calls and streams whose signal was aborted. */
  readonly aborted: string[];
  /** How many event streams are open. */
  listeners(): number;
}

/** The procedures' secret, to be looked for in what leaves main. */
export const innerPath = '/home/somebody/private/library.db';

/** What these tests ask for; a caller gets `notFound` for the rest. */
const part = {
  studio: { info: contract.studio.info, events: contract.studio.events, openLink: contract.studio.openLink, setting: contract.studio.setting },
  templates: contract.templates,
  batches: { addPhotos: contract.batches.addPhotos },
  exports: { watch: contract.exports.watch },
  packs: contract.packs,
};

export function createTestStudio(): TestStudio {
  const os = implement(part);
  const files: TestStudio['files'] = [];
  const aborted: string[] = [];
  const publisher = new EventPublisher<{ event: StudioEvent }>();
  let open = 0;

  async function* events(signal: AbortSignal | undefined): AsyncGenerator<StudioEvent, void> {
    open += 1;
    try {
      for await (const event of publisher.subscribe('event', { signal })) yield event;
    } finally {
      open -= 1;
      if (signal?.aborted) aborted.push('events');
    }
  }

  const packs = {
    list: os.packs.list.handler(async ({ signal }) => {
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
      aborted.push('packs.list');
      return [];
    }),
    install: os.packs.install.handler(async ({ input }): Promise<PackSummary> => {
      const bytes = new Uint8Array(await input.file.arrayBuffer());
      files.push({ name: input.name, bytes: bytes.length, last: bytes.at(-1) ?? -1 });
      return { id: 'x', name: input.name, version: '1', description: '', author: '', licence: '', templates: [], bundled: false };
    }),
  };

  const router = os.router({
    studio: {
      info: os.studio.info.handler(() => ({ version: '1.0.0', host: 'browser', library: 'library', zone: 'UTC' })),
      events: os.studio.events.handler(({ signal }) => events(signal)),
      openLink: os.studio.openLink.handler(() => null),
      setting: os.studio.setting.handler(({ input }) => input.value ?? ''),
    },
    templates: {
      list: os.templates.list.handler(() => {
        throw new Error(`ENOENT: no such file ${innerPath}`);
      }),
      open: os.templates.open.handler(({ input }) => {
        throw new Fault('notFound', `There is no template ${input.id}.`, { detail: { template: input.id }, cause: new Error(innerPath) });
      }),
    },
    batches: {
      addPhotos: os.batches.addPhotos.handler(({ input }) => {
        for (const { name, file } of input.photos) files.push({ name, bytes: file.size, last: -1 });
        const counts = { all: 0, errors: 0, warnings: 0, leftOut: 0, noPhoto: 0, edited: 0 };
        const sheet = { name: '', template: '', sheets: [], sheet: '', columns: [], mapping: {}, grid: [], rowCount: 0, counts };
        return { ...sheet, batch: input.batch, photos: input.photos.length, unusable: 0 };
      }),
    },
    exports: {
      watch: os.exports.watch.handler(async function* ({ input, signal }) {
        const { export: id } = input;
        const still = { type: 'progress', export: id, stage: 'pictures', total: 3, kept: 0, problems: 0, perSecond: 1, latest: [] } as const;
        try {
          for (let done = 1; done <= 3; done++) yield { ...still, done, secondsLeft: 3 - done };
          if (id === 'faulty') throw new Fault('storage', 'The disk is full.', { detail: { file: 'a.jpg' } });
          if (id === 'broken') throw new Error(innerPath);
          if (id === 'endless') {
            await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
          }
        } finally {
          if (signal?.aborted) aborted.push('exports.watch');
        }
      }),
    },
    packs,
  });

  return {
    router,
    files,
    aborted,
    emit: (event) => publisher.publish('event', event),
    listeners: () => open,
  };
}
