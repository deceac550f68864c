// The table of spreadsheet formats: how each is recognised, and its reader. The first that fits is taken. A reader's library is loaded
// when a file asks for it.

import { Fault } from '../../shared/fault.ts';
import type { OpenSheet } from './source.ts';
import type { SheetHead, SheetSink } from './table.ts';

export interface SheetFormat {
  readonly id: string;
  /** Whether a file is of this format, by its first bytes and its extension (lower case, without the dot). */
  fits(head: Uint8Array, extension: string): boolean;
  /** It is packed, so its size says little about the memory it takes; and it is read as a whole. */
  readonly unpacks: boolean;
  read(file: OpenSheet, sheet: string | undefined, sink: SheetSink): Promise<SheetHead>;
}

const startsWith = (head: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => head[index] === byte);

const refusal = ({ name }: OpenSheet, why: string): Fault => new Fault('input', `${name} ${why}`, { detail: { file: name } });

const refuse = (why: (file: OpenSheet) => string): SheetFormat['read'] => async (file) => {
  throw refusal(file, why(file));
};

const containerAdvice = {
  password: 'has a password. Open it in a spreadsheet program and save it without one.',
  old: 'is an old Excel file (XLS). Open it in a spreadsheet program and save it as XLSX.',
  other: 'is an old Excel file or has a password. Open it in a spreadsheet program and save it as XLSX without one.',
} as const;

const formats: readonly SheetFormat[] = [
  {
    // OpenDocument and Numbers are zips too.
    id: 'other-workbook',
    fits: (head, extension) => startsWith(head, [0x50, 0x4b]) && ['ods', 'fods', 'numbers', 'xlsb'].includes(extension),
    unpacks: false,
    read: refuse(() => 'is a workbook of a kind that is not read. Open it in a spreadsheet program and save it as XLSX or CSV.'),
  },
  {
    id: 'xlsx',
    fits: (head) => startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06]),
    unpacks: true,
    read: async (file, sheet, sink) => (await import('./workbook.ts')).readWorkbook(file, sheet, sink),
  },
  {
    // The container of Excel's formats before 2007, and of workbooks with a password.
    id: 'xls',
    fits: (head) => startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]),
    unpacks: false,
    read: async (file) => {
      throw refusal(file, containerAdvice[await (await import('./container.ts')).containerKind(file)]);
    },
  },
  {
    id: 'broken-xlsx',
    fits: (_head, extension) => ['xlsx', 'xlsm', 'xlsb', 'xls', 'ods', 'numbers'].includes(extension),
    unpacks: false,
    read: refuse(({ size }) => `${size === 0 ? 'is empty' : 'is not a workbook, or is damaged'}. Save it again as XLSX or CSV.`),
  },
  {
    id: 'jsonl',
    fits: (_head, extension) => extension === 'jsonl' || extension === 'ndjson',
    unpacks: false,
    read: async (file, _sheet, sink) => (await import('./json.ts')).readJsonLines(file, sink),
  },
  {
    id: 'json',
    fits: (_head, extension) => extension === 'json',
    unpacks: false,
    read: async (file, _sheet, sink) => (await import('./json.ts')).readJson(file, sink),
  },
  {
    id: 'delimited',
    fits: () => true,
    unpacks: false,
    read: async (file, _sheet, sink) => (await import('./delimited.ts')).readDelimited(file, sink),
  },
];

/** The format of a file by its first eight bytes and its name. */
export function formatOf(head: Uint8Array, name: string): SheetFormat {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return formats.find((format) => format.fits(head, extension))!;
}
