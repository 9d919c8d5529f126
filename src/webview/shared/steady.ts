import { Component, h, type ComponentClass, type ComponentChild, type FunctionComponent } from 'preact';
import { hasSameValues } from './sameValues';

/**
 * Returns a component that is redrawn only if one of its properties has changed, so that an edit or a moved selection redraws
 * only the rows that it changes.
 */
export function steady<P extends object>(draw: FunctionComponent<P>): ComponentClass<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return !hasSameValues(this.props, next);
    }

    override render(): ComponentChild {
      return h(draw, this.props as P);
    }
  };
}
