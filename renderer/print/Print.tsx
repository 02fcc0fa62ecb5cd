/** A page that the shell opened to print it. `route` is what stands after `/print/`, e.g. `wing-summary/<signed id>`. */
export function Print(_props: { route: string }) {
  return null;
}
