import { h, type VNode } from 'preact';
import type { DrawnElement } from '../../report/charts/chartDrawing';

/** A drawing as elements of the page. */
export function DrawnChart({ drawing }: { readonly drawing: DrawnElement }): VNode {
  return createElement(drawing);
}

function createElement({ tag, attributes, children }: DrawnElement): VNode {
  return h(tag, attributes, ...children.map((child) => (typeof child === 'string' ? child : createElement(child))));
}
