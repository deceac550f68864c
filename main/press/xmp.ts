// What a picture says of itself, as an XMP packet: alt text, credit and source, in the properties of the IPTC Photo Metadata
// Standard 2025.1 (AltTextAccessibility, Credit, Source).

import { cleanText } from '../../shared/clean.ts';

export interface PictureWords {
  readonly alt: string;
  readonly credit: string;
  readonly source: string;
}

export interface XmpPacket {
  readonly xmp: string;
  /** A text was too long for the file's metadata and was cut there; the manifest has it whole. */
  readonly cut: boolean;
}

/** A JPEG holds at most 65,502 bytes of XMP in one segment (XMP part 3, 1.1.3); every type keeps to that. */
export const longestXmpBytes = 65_000;
const longestTexts = [Infinity, 10_000, 1_000];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  // XML 1.0 has no place for these, escaped or not.
  return cleanText(text).replace(/[\uFFFE\uFFFF]/g, '').replace(/[&<>"]/g, (sign) => entities[sign]!);
}

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).toWellFormed().replace(/\uFFFD$/, '')}…` : text;
}

/** The packet of a picture; undefined where there is nothing to say. */
export function xmpPacket(words: PictureWords): XmpPacket | undefined {
  if (!words.alt && !words.credit && !words.source) return undefined;
  for (const longest of longestTexts) {
    const xmp = packetOf(shortened(words.alt, longest), shortened(words.credit, longest), shortened(words.source, longest));
    if (Buffer.byteLength(xmp) <= longestXmpBytes) return { xmp, cut: longest !== Infinity };
  }
  throw new Error('an XMP packet of cut texts is too long');
}

/** A text in one language, of which the default is all we have. */
function languageProperty(name: string, text: string): string {
  return text ? `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></${name}>` : '';
}

function property(name: string, text: string): string {
  return text ? `<${name}>${escapeXml(text)}</${name}>` : '';
}

function packetOf(alt: string, credit: string, source: string): string {
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"',
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">',
    languageProperty('Iptc4xmpCore:AltTextAccessibility', alt),
    property('photoshop:Credit', credit),
    property('photoshop:Source', source),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('');
}
