// Which screen is on show, kept in the address so that reloading and going back work.

export type Route =
  | { readonly screen: 'gallery' }
  | { readonly screen: 'design'; readonly id: string }
  | { readonly screen: 'batch'; readonly template: string }
  | { readonly screen: 'queue' }
  | { readonly screen: 'settings' };

/** The route of an address's fragment; the gallery where it names none. */
export function routeOf(fragment: string): Route {
  const [screen, argument = ''] = fragment.replace(/^#\/?/, '').split('/').map(decodeSafely);
  if (screen === 'design' && argument !== '') return { screen, id: argument };
  if (screen === 'batch') return { screen, template: argument };
  if (screen === 'queue' || screen === 'settings') return { screen };
  return { screen: 'gallery' };
}

/** The fragment of a route. */
export function fragmentOf(route: Route): string {
  const argument = route.screen === 'design' ? route.id : route.screen === 'batch' ? route.template : '';
  return `#/${route.screen}${argument === '' ? '' : `/${encodeURIComponent(argument)}`}`;
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
