// The doorway: everything that can be asked of main, by the page, by Electron's menus and by the command line. Inputs are read
// with zod; answers are typed values; events carry identities, never state. Faults cross it as data.

import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Account, AccountField } from './account.ts';
import { designValue, file, id } from './apiReaders.ts';
import { rowFilters, type BatchListing, type BatchSummary, type PreflightProgress, type RowCounts, type RowPhoto, type RowProblem, type RowsWindow } from './batchGrid.ts';
import type { Brand } from './brand.ts';
import type { Problem } from './checks/check.ts';
import type { Design } from './design.ts';
import { designContract } from './designApi.ts';
import type { ExportEvent, ExportListing } from './exportRun.ts';
import { nativeMenusReader } from './nativeMenu.ts';
import { folderLayouts } from './namePattern.ts';
import type { NetworkTable } from './networks/network.ts';
import type { PictureInfo } from './picture.ts';
import type { Field } from './point.ts';
import type { Post } from './post.ts';
import type { MergeReport, PostReview } from './postReview.ts';
import type { PostWarning } from './postWarnings.ts';
import { proofContract } from './proofApi.ts';
import type { PurgeReport } from './purge.ts';
import { queueViews, type DeliveryStep, type QueueCalendar, type QueueOverview, type QueuePage } from './queuePage.ts';
import { resultNames } from './results.ts';
import type { CellEdit } from './sheetEdits.ts';
import type { FontFace } from './text/text.ts';

export type { BatchListing, BatchSummary } from './batchGrid.ts';
export type { DesignFile, DesignSummary, DesignVersion, OpenDesign, OpenedFile } from './designApi.ts';
export type { ExportEvent, ExportListing, ExportSource } from './exportRun.ts';

const fileType = z.enum(['auto', 'jpeg', 'png', 'webp', 'avif']);
/** A wall-clock time, `YYYY-MM-DDTHH:mm`. */
const wall = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
const zone = z.string().max(100);

/** A template in the gallery. */
export interface TemplateSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly pack: string;
  readonly fields: readonly Field[];
  readonly showsPerson: boolean;
}

/** All that a page needs to draw a design without asking again. Bytes are fetched by hash from `asset/ID`. */
export interface Kit {
  readonly brand: Brand;
  readonly fonts: readonly FontFace[];
  /** Pictures of the pack and of the design's point. */
  readonly pictures: readonly PictureInfo[];
}

export interface PlannedJob {
  readonly row: number;
  readonly size: string;
  readonly type: string;
  readonly file: string;
  readonly problems: readonly Problem[];
}

export interface PlanSummary {
  readonly plan: string;
  /** Where the files will go, as a person reads it. */
  readonly folder: string;
  /** The last export of the same, which could be brought up to date instead. */
  readonly earlier?: ExportListing;
  readonly jobCount: number;
  readonly rowCount: number;
  readonly errorCount: number;
  readonly warningCount: number;
  /** The first jobs, and every job that has a problem (at most 500 in all). */
  readonly jobs: readonly PlannedJob[];
}

export interface PackSummary {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly author: string;
  readonly licence: string;
  readonly templates: readonly string[];
  readonly bundled: boolean;
}

export interface StudioInfo {
  readonly version: string;
  readonly host: 'electron' | 'browser' | 'cli';
  /** Where the library lives, as a person reads it. */
  readonly library: string;
  readonly zone: string;
}

/** Something changed; ask again for what is on show. */
export interface StudioEvent {
  readonly type: 'designsChanged' | 'designChanged' | 'designOpened' | 'menuChosen' | 'queueChanged' | 'packsChanged' | 'exportsChanged' | 'accountsChanged';
  readonly id?: string;
  /** Of a design that was saved: the revision it has now. */
  readonly revision?: number;
}

const rowNumber = z.number().int().positive();
const place = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const rowsView = z.object({
  filter: z.enum(rowFilters),
  check: z.string().max(100),
  search: z.string().max(500),
  order: z.enum(['sheet', 'problems']),
  at: z.number(),
});
/** An open spreadsheet, for a template. */
const batchFor = z.object({ batch: id, template: id });

const exportSource = z.union([z.object({ design: id }), z.object({ batch: id, template: id })]);
const running = z.object({ export: id });

export interface AccountListing extends Account {
  /** Posts that wait to be sent through it. */
  readonly waiting: number;
}

/** A kind of account that can be added. */
export interface ConnectorListing {
  readonly id: string;
  /** The name of the service; not translated. */
  readonly name: string;
  readonly networks: readonly string[];
  readonly fields: readonly AccountField[];
  /** Whether someone has published to the real network with it. */
  readonly isTried: boolean;
  /** Address that an app of the user's own must have as its way back. */
  readonly wayBack?: string;
}

/** What a sign-in has come to. `page`: the server's page has to be answered, or its code given back. */
export type SignInStep =
  | { readonly type: 'page'; readonly signIn: string; readonly way: 'page' | 'code'; readonly address: string; readonly isOpen: boolean }
  | { readonly type: 'signedIn'; readonly account: Account };

/** How secrets are kept, and whether a passphrase is asked for before they can be used (`new`: chosen now). */
export interface SecretsState {
  readonly keeper: string;
  readonly lock: 'open' | 'locked' | 'new';
}

const queueFilter = z.object({ view: z.enum(queueViews), account: z.string().max(200).optional(), campaign: z.string().max(200).optional(), search: z.string().max(500) });
const delivery = z.object({ delivery: id });
const postIds = z.array(id).min(1).max(1_000);

export const contract = {
  studio: {
    info: oc.output(type<StudioInfo>()),
    events: oc.output(eventIterator(type<StudioEvent>())),
    /** Opens an https address in the person's own browser; only by a person's click. */
    openLink: oc.input(z.object({ url: z.string().max(2048) })).output(type<null>()),
    /** Shows the page's commands in the menu bar of the desktop; the event `menuChosen` names the one that was chosen. Nothing elsewhere. */
    menu: oc.input(z.object({ menus: nativeMenusReader, recentLabel: z.string().min(1).max(200) })).output(type<null>()),
    setting: oc.input(z.object({ key: z.enum(['theme', 'lastScreen', 'language', 'singleKeys']), value: z.string().max(200).optional() })).output(type<string>()),
  },
  networks: {
    table: oc.output(type<NetworkTable>()),
  },
  templates: {
    list: oc.output(type<readonly TemplateSummary[]>()),
    open: oc.input(z.object({ id })).output(type<{ readonly design: Design; readonly kit: Kit }>()),
  },
  designs: designContract,
  pictures: {
    add: oc.input(z.object({ name: z.string().max(255), file })).output(type<PictureInfo>()),
    info: oc.input(z.object({ id })).output(type<PictureInfo>()),
  },
  batches: {
    open: oc.input(z.object({ name: z.string().max(255), file, template: id, sheet: z.string().optional() })).output(type<BatchSummary>()),
    /** Photos of the folder that goes with the sheet; may be called several times. */
    addPhotos: oc
      .input(z.object({ batch: id, photos: z.array(z.object({ name: z.string().max(255), file })).max(200) }))
      .output(type<BatchSummary>()),
    map: oc.input(z.object({ batch: id, mapping: z.record(z.string(), z.number().int().nonnegative()) })).output(type<BatchSummary>()),
    /** Spreadsheets of the library, the last used first. */
    list: oc.output(type<readonly BatchListing[]>()),
    /** One of the library again, for another template or with another sheet of its workbook if they are named. */
    reopen: oc.input(z.object({ batch: id, template: id.optional(), sheet: z.string().max(255).optional() })).output(type<BatchSummary>()),
    /** Takes one out of the library with its edits; photos and exports stay. */
    remove: oc.input(z.object({ batch: id })).output(type<null>()),
    /** A starter spreadsheet for a template. */
    starter: oc.input(z.object({ template: id })).output(type<{ readonly name: string; readonly text: string }>()),
    /** Rows of a view, from one of its places on. */
    rows: oc.input(batchFor.extend({ view: rowsView, start: place, count: z.number().int().min(1).max(500) })).output(type<RowsWindow>()),
    /** Place of a row in a view; -1 where it does not list it. */
    place: oc.input(batchFor.extend({ view: rowsView, number: rowNumber })).output(type<number>()),
    counts: oc.input(batchFor).output(type<RowCounts>()),
    /** Changes cells beside the sheet; answers what undoes it. */
    edit: oc
      .input(batchFor.extend({ cells: z.array(z.object({ row: rowNumber, column: z.string().max(200), text: z.string().max(20_000).nullable() })).min(1).max(5_000) }))
      .output(type<{ readonly undo: readonly CellEdit[]; readonly summary: BatchSummary }>()),
    /** Leaves rows out or takes them in, by number or by their places in a view; answers those that this changed. */
    leaveOut: oc
      .input(
        batchFor.extend({
          isOut: z.boolean(),
          rows: z.union([z.object({ numbers: z.array(rowNumber).max(200_000) }), z.object({ view: rowsView, from: place, to: place })]),
        }),
      )
      .output(type<{ readonly changed: readonly number[]; readonly counts: RowCounts }>()),
    /** One row as a point, to be shown on the canvas. */
    row: oc
      .input(batchFor.extend({ number: rowNumber }))
      .output(type<{ readonly design: Design; readonly kit: Kit; readonly problems: readonly RowProblem[]; readonly photos: readonly RowPhoto[] }>()),
    /** Where the subject of a photo of the sheet is; absent: nobody says. */
    focus: oc.input(batchFor.extend({ photo: z.string().max(255), focus: z.object({ x: share, y: share }).optional() })).output(type<null>()),
    /** The focal points set on photos of the sheet, as the file to keep beside the photos. */
    focalPoints: oc.input(z.object({ batch: id })).output(type<{ readonly name: string; readonly text: string }>()),
    /** A small picture of a row, a JPEG. */
    thumbnail: oc
      .input(batchFor.extend({ number: rowNumber, stamp: z.number(), size: id, longPx: z.number().int().min(16).max(512) }))
      .output(type<Blob>()),
    /** Lays out and checks all rows at the sizes; ending the iteration stops it. */
    preflight: oc.input(batchFor.extend({ sizes: z.array(id).min(1).max(100) })).output(eventIterator(type<PreflightProgress>())),
  },
  checks: {
    run: oc.input(z.object({ design: designValue, sizes: z.array(id).min(1).max(100) })).output(type<Readonly<Record<string, readonly Problem[]>>>()),
  },
  exports: {
    plan: oc
      .input(
        z.object({
          source: exportSource,
          sizes: z.array(id).min(1).max(100),
          type: fileType,
          quality: z.number().int().min(1).max(100),
          name: z.string().max(300),
          folders: z.enum(folderLayouts).default('flat'),
          results: z.array(z.enum(resultNames)).default([]),
          /** Nothing is written while a picture has an error. */
          strict: z.boolean().default(false),
          /** A whole path; a new folder of the library if absent. */
          folder: z.string().max(4_000).optional(),
          /** An earlier export of the same to bring up to date, in its folder. */
          updates: id.optional(),
        }),
      )
      .output(type<PlanSummary>()),
    /** Runs a plan, whether a page looks or not. */
    start: oc.input(z.object({ plan: id })).output(type<ExportListing>()),
    /** How a run goes, a few times a second, and its end; ending the iteration only stops looking. */
    watch: oc.input(running).output(eventIterator(type<ExportEvent>())),
    /** Stops a run: what is finished stays, and it can go on later. */
    stop: oc.input(running).output(type<null>()),
    /** Exports remembered, the newest first; one that was killed is `interrupted`. */
    list: oc.output(type<readonly ExportListing[]>()),
    /** Goes on with one that did not come to its end. */
    resume: oc.input(running).output(type<ExportListing>()),
    /** Takes one off the list; its folder stays. */
    forget: oc.input(running).output(type<null>()),
    /** What an export of one size of a design would write. */
    proof: proofContract,
    /** One of the latest pictures of a run, small: a JPEG. */
    picture: oc.input(running.extend({ file: z.string().max(2_000), longPx: z.number().int().min(16).max(512) })).output(type<Blob>()),
    /** Removes the supporters' data and pictures of an export; a dry run only says what it would. */
    purge: oc.input(running.extend({ dryRun: z.boolean(), withPosts: z.boolean().default(false) })).output(type<PurgeReport>()),
    /** Shows the folder of an export in the file manager. */
    reveal: oc.input(running).output(type<null>()),
  },
  accounts: {
    list: oc.output(type<readonly AccountListing[]>()),
    connectors: oc.output(type<readonly ConnectorListing[]>()),
    /** Signs in, in steps; ending the iteration ends the sign-in. Secrets are kept by main and never come back. */
    add: oc
      .input(
        z.object({
          connector: id,
          given: z.record(z.string().max(100), z.string().max(8_000)),
          name: z.string().max(200).optional(),
          /** Lets its server be asked without encryption. */
          allowPlain: z.boolean().default(false),
          way: z.enum(['page', 'code']).default('page'),
          /** Said on the page that the person comes back to. */
          words: z.object({ language: z.string().regex(/^[A-Za-z0-9-]{1,35}$/), done: z.string().max(300).regex(/^[^<>&]*$/) }),
        }),
      )
      .output(eventIterator(type<SignInStep>())),
    /** The code that the server's page showed. */
    giveCode: oc.input(z.object({ signIn: id, code: z.string().min(1).max(8_000) })).output(type<null>()),
    rename: oc.input(z.object({ account: id, name: z.string().trim().min(1).max(200) })).output(type<null>()),
    remove: oc.input(z.object({ account: id })).output(type<null>()),
    lock: oc.output(type<SecretsState>()),
    /** For this session; kept in memory alone. */
    unlock: oc.input(z.object({ passphrase: z.string().min(1).max(1_000) })).output(type<null>()),
  },
  queue: {
    list: oc.output(type<readonly Post[]>()),
    /** Posts of a filter in the order in which they are due, from one of them on. */
    page: oc.input(z.object({ filter: queueFilter, from: place, count: z.number().int().min(1).max(200) })).output(type<QueuePage>()),
    overview: oc.input(z.object({ filter: queueFilter })).output(type<QueueOverview>()),
    /** The first posts of each span between edges (instants in order), their number, and the free slots: what a calendar shows. */
    range: oc
      .input(z.object({ filter: queueFilter, edges: z.array(z.string().datetime()).min(2).max(200), most: z.number().int().min(1).max(200) }))
      .output(type<QueueCalendar>()),
    /** The same time by the wall clock of each post, some minutes later or, below 0, earlier: all of them, or none. */
    shift: oc.input(z.object({ posts: postIds, minutes: z.number().int().min(-527_040).max(527_040) })).output(type<{ readonly posts: number; readonly notices: readonly string[] }>()),
    /** Spreads posts evenly over some days, in the order in which they are due; days without posts are left out. All of them, or none. */
    spread: oc.input(z.object({ posts: postIds, from: wall, zone, days: z.number().int().min(1).max(366) })).output(type<{ readonly posts: number; readonly notices: readonly string[] }>()),
    /** What a person should know of posts beside the others, by post; those of which there is nothing to know are left out. */
    warnings: oc.input(z.object({ posts: z.array(id).max(200) })).output(type<Readonly<Record<string, readonly PostWarning[]>>>()),
    /** The same of one that is still being written. */
    draftWarnings: oc
      .input(z.object({ due: wall, zone, captions: z.record(z.string(), z.string().max(70_000)), places: z.array(z.object({ network: id, account: z.string().max(200) })).max(120) }))
      .output(type<readonly PostWarning[]>()),
    /** Cancels what can still be cancelled of some posts; answers the deliveries that it was. */
    cancelPosts: oc.input(z.object({ posts: postIds })).output(type<readonly string[]>()),
    /** Reopens deliveries: all of them, or none. */
    reopenAll: oc.input(z.object({ deliveries: z.array(id).min(1).max(10_000) })).output(type<null>()),
    /** Puts posts into a campaign; answers those that were in another, and in which. */
    setCampaign: oc.input(z.object({ posts: postIds, campaign: z.string().max(200) })).output(type<readonly { readonly post: string; readonly campaign: string }[]>()),
    /** What became of a delivery, oldest first. */
    record: oc.input(delivery).output(type<readonly DeliveryStep[]>()),
    /** Keeps everything from being published by itself. */
    pause: oc.output(type<null>()),
    resume: oc.output(type<null>()),
    isPaused: oc.output(type<boolean>()),
    add: oc
      .input(
        z.object({
          design: id,
          sizes: z.array(id).min(1).max(20),
          captions: z.record(z.string(), z.string().max(70_000)),
          alt: z.string().max(20_000),
          /** By size, where a picture has one of its own. */
          alts: z.record(id, z.string().max(20_000)).default({}),
          /** Wall-clock time in `zone`, `YYYY-MM-DDTHH:mm`. */
          due: wall,
          zone,
          campaign: z.string().max(200).default(''),
          /** Accounts to publish to; networks without one of these are handed over to a person. */
          accounts: z.array(id).max(100).default([]),
          /** Nothing goes out before somebody approved it. */
          needsApproval: z.boolean().default(false),
        }),
      )
      .output(type<Post>()),
    cancel: oc.input(z.object({ delivery: id })).output(type<null>()),
    reopen: oc.input(z.object({ delivery: id })).output(type<null>()),
    approve: oc.input(z.object({ delivery: id })).output(type<null>()),
    /** Not as it is: it becomes a draft. */
    sendBack: oc.input(z.object({ delivery: id })).output(type<null>()),
    /** Posts as one page for a colleague to review: HTML. */
    review: oc.input(z.object({ posts: postIds, title: z.string().max(200) })).output(type<Blob>()),
    /** Merges the answer to a review. */
    mergeReview: oc.input(z.object({ file })).output(type<MergeReport>()),
    /** What reviewers said of a post, oldest first. */
    reviews: oc.input(z.object({ post: id })).output(type<readonly PostReview[]>()),
    /** Another time for a post, and what a person should know of it (a clock change), '' as a rule. Drafts are scheduled, unless they are kept. */
    reschedule: oc.input(z.object({ post: id, due: wall, zone, keepsDrafts: z.boolean().optional() })).output(type<{ readonly post: Post; readonly notice: string }>()),
    /** Another time for every post that was missed: the first at `from`, each further one later. Answers how many there were. */
    rescheduleMissed: oc
      .input(z.object({ from: wall, zone, everyMinutes: z.number().int().min(1).max(527_040) }))
      .output(type<{ readonly posts: number }>()),
    markPosted: oc.input(z.object({ delivery: id, link: z.string().max(2000) })).output(type<null>()),
    /** Writes the hand-over folder of what is due; answers where it is. */
    handOver: oc.output(type<{ readonly folder: string; readonly posts: number }>()),
    /** What a person has to post now, and until the end of a day ahead. */
    byHand: oc.input(z.object({ until: z.string().datetime() })).output(type<readonly Post[]>()),
    /** Writes the hand-over folder of what is due by an instant, and shows it in the file manager. */
    revealHandOver: oc.input(z.object({ until: z.string().datetime() })).output(type<null>()),
  },
  packs: {
    list: oc.output(type<readonly PackSummary[]>()),
    install: oc.input(z.object({ name: z.string().max(255), file })).output(type<PackSummary>()),
  },
};

export type Contract = typeof contract;
