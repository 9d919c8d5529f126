import { Component, h, type ComponentClass, type ComponentChild, type FunctionComponent } from 'preact';
import { hasSameValues } from './sameValues';

/**
 * A component that is drawn anew only when one of its properties is another one, so that of a screen full of rows only those
 * are drawn that an edit or a step of the selection touches.
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
