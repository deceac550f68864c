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

export function createTestStudio(): TestStudio {
  const os = implement(contract);
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
    networks: { table: os.networks.table.handler(unused) },
    templates: {
      list: os.templates.list.handler(() => {
        throw new Error(`ENOENT: no such file ${innerPath}`);
      }),
      open: os.templates.open.handler(({ input }) => {
        throw new Fault('notFound', `There is no template ${input.id}.`, { detail: { template: input.id }, cause: new Error(innerPath) });
      }),
    },
    designs: {
      list: os.designs.list.handler(unused),
      create: os.designs.create.handler(unused),
      open: os.designs.open.handler(unused),
      save: os.designs.save.handler(unused),
      duplicate: os.designs.duplicate.handler(unused),
      remove: os.designs.remove.handler(unused),
      restore: os.designs.restore.handler(unused),
    },
    pictures: { add: os.pictures.add.handler(unused), info: os.pictures.info.handler(unused) },
    batches: {
      open: os.batches.open.handler(unused),
      addPhotos: os.batches.addPhotos.handler(({ input }) => {
        for (const { name, file } of input.photos) files.push({ name, bytes: file.size, last: -1 });
        const counts = { all: 0, errors: 0, warnings: 0, leftOut: 0, noPhoto: 0, edited: 0 };
        const sheet = { name: '', template: '', sheets: [], sheet: '', columns: [], mapping: {}, grid: [], rowCount: 0, counts };
        return { ...sheet, batch: input.batch, photos: input.photos.length, unusable: 0 };
      }),
      map: os.batches.map.handler(unused),
      row: os.batches.row.handler(unused),
      list: os.batches.list.handler(unused),
      reopen: os.batches.reopen.handler(unused),
      remove: os.batches.remove.handler(unused),
      starter: os.batches.starter.handler(unused),
      rows: os.batches.rows.handler(unused),
      place: os.batches.place.handler(unused),
      counts: os.batches.counts.handler(unused),
      edit: os.batches.edit.handler(unused),
      leaveOut: os.batches.leaveOut.handler(unused),
      focus: os.batches.focus.handler(unused),
      thumbnail: os.batches.thumbnail.handler(unused),
      preflight: os.batches.preflight.handler(unused),
    },
    checks: { run: os.checks.run.handler(unused) },
    exports: {
      plan: os.exports.plan.handler(unused),
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
      start: os.exports.start.handler(unused),
      stop: os.exports.stop.handler(unused),
      list: os.exports.list.handler(unused),
      resume: os.exports.resume.handler(unused),
      forget: os.exports.forget.handler(unused),
      picture: os.exports.picture.handler(unused),
      purge: os.exports.purge.handler(unused),
      reveal: os.exports.reveal.handler(unused),
    },
    accounts: {
      list: os.accounts.list.handler(unused),
      connectors: os.accounts.connectors.handler(unused),
      add: os.accounts.add.handler(unused),
      giveCode: os.accounts.giveCode.handler(unused),
      rename: os.accounts.rename.handler(unused),
      remove: os.accounts.remove.handler(unused),
      lock: os.accounts.lock.handler(unused),
      unlock: os.accounts.unlock.handler(unused),
    },
    queue: {
      list: os.queue.list.handler(unused),
      page: os.queue.page.handler(unused),
      overview: os.queue.overview.handler(unused),
      record: os.queue.record.handler(unused),
      pause: os.queue.pause.handler(unused),
      resume: os.queue.resume.handler(unused),
      isPaused: os.queue.isPaused.handler(unused),
      byHand: os.queue.byHand.handler(unused),
      revealHandOver: os.queue.revealHandOver.handler(unused),
      add: os.queue.add.handler(unused),
      cancel: os.queue.cancel.handler(unused),
      reopen: os.queue.reopen.handler(unused),
      reschedule: os.queue.reschedule.handler(unused),
      rescheduleMissed: os.queue.rescheduleMissed.handler(unused),
      markPosted: os.queue.markPosted.handler(unused),
      handOver: os.queue.handOver.handler(unused),
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

function unused(): never {
  throw new Fault('usage', 'This test has no such procedure.');
}
