// The table of spreadsheet formats: how each is recognised, and its reader. The first that fits is taken. A reader's library is loaded
// when a file asks for it.

import { Fault } from '../../shared/fault.ts';
import type { Table } from './table.ts';

export interface SheetFormat {
  readonly id: string;
  /** Whether a file is of this format, by its first bytes and its extension (lower case, without the dot). */
  fits(bytes: Uint8Array, extension: string): boolean;
  /** It is packed, so its size says little about the memory it takes. */
  readonly unpacks: boolean;
  read(bytes: Uint8Array, name: string, sheet: string | undefined): Table | Promise<Table>;
}

const textOf = async (bytes: Uint8Array, name: string): Promise<string> => (await import('./decode.ts')).decodeText(bytes, name);

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

const formats: readonly SheetFormat[] = [
  {
    id: 'xlsx',
    fits: (bytes) => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]),
    unpacks: true,
    read: async (bytes, name, sheet) => (await import('./workbook.ts')).readWorkbook(bytes, name, sheet),
  },
  {
    // The container of Excel's formats before 2007, and of workbooks with a password.
    id: 'xls',
    fits: (bytes) => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]),
    unpacks: false,
    read: (_bytes, name) => {
      throw new Fault('input', `${name} is an old Excel file or has a password. Open it in a spreadsheet program and save it as XLSX without one.`, {
        detail: { file: name },
      });
    },
  },
  {
    id: 'broken-xlsx',
    fits: (_bytes, extension) => ['xlsx', 'xlsm', 'ods', 'numbers'].includes(extension),
    unpacks: false,
    read: (bytes, name) => {
      const reason = bytes.byteLength === 0 ? 'is empty' : 'is not a workbook, or is damaged';
      throw new Fault('input', `${name} ${reason}. Save it again as XLSX or CSV.`, { detail: { file: name } });
    },
  },
  {
    id: 'jsonl',
    fits: (_bytes, extension) => extension === 'jsonl' || extension === 'ndjson',
    unpacks: false,
    read: async (bytes, name) => (await import('./json.ts')).readJsonLines(await textOf(bytes, name), name),
  },
  {
    id: 'json',
    fits: (_bytes, extension) => extension === 'json',
    unpacks: false,
    read: async (bytes, name) => (await import('./json.ts')).readJson(await textOf(bytes, name), name),
  },
  {
    id: 'delimited',
    fits: () => true,
    unpacks: false,
    read: async (bytes, name) => (await import('./delimited.ts')).readDelimited(await textOf(bytes, name), name),
  },
];

/** The format of a file by its bytes and name. */
export function formatOf(bytes: Uint8Array, name: string): SheetFormat {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return formats.find((format) => format.fits(bytes, extension))!;
}
