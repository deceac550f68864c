import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteLength, nameKey, nameText, safeName, slugOf } from '../../shared/fileName.ts';
import '../helpers/properties.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('a slug', () => {
  it.each([
    ['Amina Yusuf', 'amina-yusuf'],
    ['José Ñandú', 'jose-nandu'],
    ['Straße in Łódź, Øst', 'strasse-in-lodz-ost'],
    ["Don't wait!", 'dont-wait'],
    ['1.4 billion', '1-4-billion'],
    ['Ελλάδα', 'ελλάδα'],
    ['Йосип', 'йосип'],
    ['مليار شخص', 'مليار-شخص'],
    ['हर बच्चे को बिजली', 'हर-बच्चे-को-बिजली'],
    ['电力', '电力'],
    ['Light 💡👩🏽‍🔬🇰🇪 now', 'light-now'],
    ['ｆｕｌｌ', 'full'],
    ['💡', ''],
    ['../..\\', ''],
  ])('of %s is %s', (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });

  it('ends between words where it is cut', () => {
    const slug = slugOf('Every school in the valley should have light in the evening so that children can read');
    expect(slug).toBe('every-school-in-the-valley-should-have-light-in-the-evening');
  });

  it('is short, lower-case and plain for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const slug = slugOf(text);
        expect(slug).toMatch(/^(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*)?$/u);
        expect([...new Intl.Segmenter('und').segment(slug)].length).toBeLessThanOrEqual(60);
        expect(slug).toBe(slug.normalize('NFC'));
      }),
    );
  });
});

describe('a safe name', () => {
  it.each([
    ['CON', '_CON.jpg'],
    ['aux.tar', '_aux.tar.jpg'],
    ['COM¹', '_COM¹.jpg'],
    ['a<b>c:d"e/f\\g|h?i*j', 'a-b-c-d-e-f-g-h-i-j.jpg'],
    ['trailing. . .', 'trailing.jpg'],
    ['.hidden', 'hidden.jpg'],
    ['', '_.jpg'],
    ['line\nbreak\u0007bell', 'line breakbell.jpg'],
    ['\u202Egpj.exe', 'gpj.exe.jpg'],
  ])('of %j is %s', (text, name) => {
    expect(safeName(text, '.jpg')).toBe(name);
  });

  it('does not take the manifest’s place', () => {
    expect(safeName('Manifest.json')).toBe('_Manifest.json');
  });

  it('is accepted by every system, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('', '.jpg', '.webp'), (text, ending) => {
        const name = safeName(text, ending);
        expect(name.length).toBeGreaterThan(ending.length);
        expect(byteLength(name)).toBeLessThanOrEqual(200);
        // eslint-disable-next-line no-control-regex
        expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001F\u007F]|[. ]$|^[ .]/);
        expect(name.split('.')[0]).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i);
        expect(name).toBe(name.normalize('NFC'));
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });

  it('keeps a long text to its graphemes', () => {
    expect(nameText('é'.normalize('NFD').repeat(80), 10)).toBe('é'.repeat(10));
    expect(byteLength(safeName('ह'.repeat(300), '.jpg'))).toBeLessThanOrEqual(200);
  });
});

describe('the key of a name', () => {
  it('is the same without regard to case and Unicode form', () => {
    expect(nameKey('ÉTÉ.jpg')).toBe(nameKey('été.jpg'.normalize('NFD')));
    expect(nameKey('a.jpg')).not.toBe(nameKey('b.jpg'));
  });
});
