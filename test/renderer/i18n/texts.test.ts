import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSync } from 'vite';
import { languageFor, languages } from '../../../renderer/i18n/index.ts';
import en from '../../../renderer/i18n/en.json' with { type: 'json' };
import { isRecord } from '../../../shared/record.ts';

type Texts = ReadonlyMap<string, string>;

/** Every text of a language by its key. */
function textsOf(value: unknown, path = ''): Texts {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (!isRecord(value)) throw new Error(`${path} is neither a text nor a group of texts`);
  return new Map(Object.entries(value).flatMap(([name, entry]) => [...textsOf(entry, path === '' ? name : `${path}.${name}`)]));
}

const plural = /_(zero|one|two|few|many|other)$/;

/** Keys without their plural forms. */
function stems(texts: Texts): ReadonlySet<string> {
  return new Set([...texts.keys()].map((key) => key.replace(plural, '')));
}

function placeholders(words: string): readonly string[] {
  return [...new Set([...words.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name!))].sort();
}

const english = textsOf(en);

describe.each(languages.filter(({ id }) => id !== 'en'))('The studio in $name', ({ id, load }) => {
  it('says all that it says in English, and nothing else', async () => {
    const texts = textsOf((await load()).default);
    const [own, all] = [stems(texts), stems(english)];
    expect([...all].filter((key) => !own.has(key)), 'not translated').toEqual([]);
    expect([...own].filter((key) => !all.has(key)), 'no text of the studio').toEqual([]);
  });

  it('has every form of a number that the language has', async () => {
    const texts = textsOf((await load()).default);
    const forms = new Intl.PluralRules(id).resolvedOptions().pluralCategories;
    const counted = [...english.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, ''));
    expect([...new Set(counted)].flatMap((stem) => forms.map((form) => `${stem}_${form}`)).filter((key) => !texts.has(key))).toEqual([]);
  });

  it('fills in the same as English does', async () => {
    const texts = textsOf((await load()).default);
    const wrong = [...texts].filter(([key, words]) => {
      const stem = key.replace(plural, '');
      const original = english.get(key) ?? english.get(`${stem}_other`) ?? '';
      const wished = placeholders(original).filter((name) => name !== 'count');
      return wished.some((name) => !placeholders(words).includes(name)) || placeholders(words).some((name) => name !== 'count' && !wished.includes(name));
    });
    expect(wrong.map(([key, words]) => `${key}: ${words}`)).toEqual([]);
  });
});

describe('The language that is spoken', () => {
  it('is the chosen one, else the first wished one there is, else English', () => {
    expect(languageFor('ar', ['de'])).toBe('ar');
    expect(languageFor('system', ['fr-CH', 'de-AT', 'en'])).toBe('de');
    expect(languageFor('system', ['fr'])).toBe('en');
    expect(languageFor('system', [])).toBe('en');
  });
});

/** Attributes that people see or hear. */
const spoken = new Set(['alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'label', 'placeholder', 'title', 'words']);
/** Properties of data that are names in no language: units, and marks that every language writes alike. */
const wordless = /^[^\p{L}]*$/u;
const sameEverywhere = new Set(['Esc', 'https://', 'px', 'X', 'Y', 'W', 'H', 'ms']);

/** What a piece of code says by itself: its literal, or the fixed parts of its template. */
function literals(node: unknown): readonly string[] {
  if (!isRecord(node)) return [];
  if (typeof node['value'] === 'string') return [node['value'].trim()];
  const parts = Array.isArray(node['quasis']) ? node['quasis'] : [];
  return parts.flatMap((part) => (isRecord(part) && isRecord(part['value']) ? [String(part['value']['raw'])] : []));
}

/** Words in the code of a component that no language file has: texts between tags, and attributes that people see or hear. */
function wordsIn(node: unknown, isShown = false): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((member) => wordsIn(member, isShown));
  if (!isRecord(node)) return [];
  const { type } = node;
  if (type === 'JSXText') return literals(node);
  if (type === 'JSXAttribute') return wordsIn(node['value'], isRecord(node['name']) && spoken.has(String(node['name']['name'])));
  if (type === 'JSXExpressionContainer') return [...(isShown ? literals(node['expression']) : []), ...wordsIn(node['expression'])];
  if (type === 'Literal') return isShown ? literals(node) : [];
  if (type === 'JSXElement' || type === 'JSXFragment') return [...wordsIn(node['openingElement']), ...wordsIn(node['children'], true)];
  return Object.values(node).flatMap((value) => wordsIn(value));
}

const page = join(import.meta.dirname, '../../../renderer');

describe('Every component', async () => {
  const files = (await readdir(page, { recursive: true })).filter((file) => file.endsWith('.tsx')).sort();

  it.each(files)('takes its words from the texts: %s', async (file) => {
    const { program } = parseSync(file, await readFile(join(page, file), 'utf8'));
    const words = wordsIn(program).filter((text) => !wordless.test(text) && !sameEverywhere.has(text));
    expect(words).toEqual([]);
  });

  it('would be caught with words of its own', () => {
    const { program } = parseSync('a.tsx', 'export const A = () => <p title="Tip">Hello {`there ${1}`} {t("a.b")} <b aria-label={"Bold"} /></p>;');
    expect(wordsIn(program).filter((text) => !wordless.test(text))).toEqual(['Tip', 'Hello', 'there ', 'Bold']);
  });
});
