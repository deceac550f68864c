// The layers of a page as a list shows them: the topmost first. Nodes of elements that look the same in the list stay the same objects,
// so that a drag on the canvas renders no row anew.

import type { Element, ElementKind } from '../../../shared/design.ts';
import { childrenOf } from '../../../shared/elements/index.ts';
import { parentsOf } from '../../../shared/tree.ts';

export interface LayerNode {
  readonly id: string;
  readonly name: string;
  readonly kind: ElementKind;
  readonly isHidden: boolean;
  readonly isLocked: boolean;
  /** Some of it is locked. */
  readonly isGuarded: boolean;
  /** It, or what it lies in, is hidden. */
  readonly isDimmed: boolean;
  /** Topmost first; undefined for what holds nothing. */
  readonly children: readonly LayerNode[] | undefined;
}

type Known = ReadonlyMap<string, LayerNode>;

function isSame(a: LayerNode, b: LayerNode): boolean {
  const own = a.name === b.name && a.kind === b.kind && a.isHidden === b.isHidden && a.isLocked === b.isLocked && a.isGuarded === b.isGuarded && a.isDimmed === b.isDimmed;
  if (!own || a.children?.length !== b.children?.length) return false;
  return !a.children || a.children.every((child, index) => child === b.children![index]);
}

function nodeOf(element: Element, isWithinHidden: boolean, known: Known): LayerNode {
  const isDimmed = isWithinHidden || element.hidden;
  const node: LayerNode = {
    id: element.id,
    name: element.name,
    kind: element.kind,
    isHidden: element.hidden,
    isLocked: element.locked,
    isGuarded: !element.locked && (element.locks?.length ?? 0) > 0,
    isDimmed,
    children: childrenOf(element) ? nodesOf(childrenOf(element)!, isDimmed, known) : undefined,
  };
  const before = known.get(element.id);
  return before && isSame(before, node) ? before : node;
}

function nodesOf(elements: readonly Element[], isWithinHidden: boolean, known: Known): readonly LayerNode[] {
  return elements.map((element) => nodeOf(element, isWithinHidden, known)).reverse();
}

function index(nodes: readonly LayerNode[], into: Map<string, LayerNode>): Known {
  for (const node of nodes) {
    into.set(node.id, node);
    index(node.children ?? [], into);
  }
  return into;
}

/** Makes the nodes of one page after the other, reusing those of before. */
export function createLayerNodes(): (elements: readonly Element[]) => readonly LayerNode[] {
  let known: Known = new Map();
  let last: readonly LayerNode[] = [];
  return (elements) => {
    const nodes = nodesOf(elements, false, known);
    if (nodes.length === last.length && nodes.every((node, at) => node === last[at])) return last;
    known = index(nodes, new Map());
    last = nodes;
    return nodes;
  };
}

/** The nodes whose name holds the words, with what they lie in. All for no words. */
export function searchLayers(nodes: readonly LayerNode[], words: string): readonly LayerNode[] {
  const wanted = words.trim().toLocaleLowerCase();
  if (wanted === '') return nodes;
  return nodes.flatMap((node) => {
    const children = node.children && searchLayers(node.children, wanted);
    const isFound = node.name.toLocaleLowerCase().includes(wanted);
    if (!isFound && (children?.length ?? 0) === 0) return [];
    return [{ ...node, children: children && children.length > 0 ? children : isFound ? node.children : undefined }];
  });
}

/** Ids of everything that holds others. */
export function groupIds(nodes: readonly LayerNode[]): readonly string[] {
  return nodes.flatMap((node) => (node.children ? [node.id, ...groupIds(node.children)] : []));
}

/** Ids of what the selected elements lie in. */
export function idsAround(elements: readonly Element[], selection: readonly string[]): readonly string[] {
  return selection.flatMap((id) => (parentsOf(elements, id) ?? []).map((parent) => parent.id));
}
