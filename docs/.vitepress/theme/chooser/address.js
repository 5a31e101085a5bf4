import { withBase } from 'vitepress';

/** The full address of a file of this site. */
export function address(path) {
  return new URL(withBase(`/${path}`), location.href).href;
}
