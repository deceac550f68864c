// The content of one point: what it says, who says it, and where that comes from. One point fits every template, since
// the standard fields have the same names everywhere.

/** A picture as content: an asset by its id, and where its subject is (0 to 1 of width and height; the middle if absent). */
export interface Picture {
  readonly asset: string;
  readonly focus?: Focus;
}

/** The subject of a picture, as shares of its oriented width and height. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

/** A value of a field: text for every type but `image`. Choices are given by their value, colours as a role or hex. */
export type PointValue = string | Picture;

/** Values by field name. Absent and empty mean the same. */
export type Point = Readonly<Record<string, PointValue>>;

export type FieldType = 'text' | 'number' | 'image' | 'colour' | 'choice';

/** A named, typed input of a template, with its limits. */
export interface Field {
  readonly name: string;
  /** What people read beside the input. */
  readonly label: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** Longest allowed text, in graphemes. */
  readonly maxLength?: number;
  /** Most lines of the text. */
  readonly maxLines?: number;
  /** Text of several lines (a larger input in forms). */
  readonly multiline?: boolean;
  /** Allowed values of a `choice`. */
  readonly choices?: readonly string[];
  /** One line of help: what belongs here. */
  readonly hint?: string;
}

/** A standard field: its type, how forms name it, and the column names under which spreadsheets have it. */
export interface StandardField extends Field {
  /** Further names that spreadsheets use for it, compared without case, spaces, `_` and `-`. */
  readonly aliases: readonly string[];
}

/** The parts of a point, in the order forms show them. */
export const standardFields: readonly StandardField[] = [
  { name: 'claim', label: 'Claim', type: 'text', multiline: true, aliases: ['statement', 'headline', 'text', 'quote', 'message', 'point'] },
  { name: 'figure', label: 'Figure', type: 'text', aliases: ['number', 'value', 'bignumber'] },
  { name: 'unit', label: 'Unit', type: 'text', aliases: ['units'] },
  { name: 'source', label: 'Source', type: 'text', aliases: ['sources', 'citation', 'reference'] },
  { name: 'callToAction', label: 'Call to action', type: 'text', aliases: ['cta', 'action'] },
  { name: 'hashtag', label: 'Hashtag', type: 'text', aliases: ['hashtags', 'tag'] },
  { name: 'link', label: 'Link', type: 'text', aliases: ['url', 'website', 'web'] },
  { name: 'name', label: 'Name', type: 'text', aliases: ['fullname', 'supporter', 'supportername', 'speaker', 'person'] },
  { name: 'place', label: 'Place', type: 'text', aliases: ['location', 'city', 'country', 'town'] },
  { name: 'role', label: 'Role', type: 'text', aliases: ['title', 'jobtitle', 'position'] },
  { name: 'photo', label: 'Photo', type: 'image', aliases: ['picture', 'image', 'portrait', 'photofile', 'filename', 'file'] },
  { name: 'credit', label: 'Photo credit', type: 'text', aliases: ['photocredit', 'photographer', 'copyright'] },
  { name: 'consent', label: 'Consent', type: 'choice', choices: ['yes', 'no', 'not needed'], aliases: ['permission', 'agreed'] },
  { name: 'consentDate', label: 'Date of consent', type: 'text', aliases: ['consentgiven', 'consentgivenon', 'consenton', 'permissiondate'] },
  { name: 'consentNote', label: 'Note on consent', type: 'text', multiline: true, aliases: ['consentremark', 'consentcomment', 'permissionnote'] },
  { name: 'language', label: 'Language', type: 'text', aliases: ['lang', 'locale'] },
  { name: 'alt', label: 'Alt text', type: 'text', multiline: true, aliases: ['alttext', 'description', 'imagedescription'] },
];

/** The text of a field, '' where it is absent or a picture. */
export function textOf(point: Point, field: string): string {
  const value = point[field];
  return typeof value === 'string' ? value : '';
}

/** The picture of a field, if it holds one. */
export function pictureOf(point: Point, field: string): Picture | undefined {
  const value = point[field];
  return typeof value === 'object' ? value : undefined;
}

/** Whether a field has nothing to show. */
export function isEmptyValue(value: PointValue | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** Languages written from right to left, by their primary subtag (Unicode CLDR, layout.json). */
const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);

export type Direction = 'ltr' | 'rtl';

/** Which way a BCP 47 language is written; left to right where nothing is known. */
export function directionOf(language: string): Direction {
  return rightToLeft.has(language.toLowerCase().split(/[-_]/)[0] ?? '') ? 'rtl' : 'ltr';
}
