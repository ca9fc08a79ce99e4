/** A construct id from a name of the wiring: `trading.http` gives `TradingHttp`. Stable as long as the name is. */
export const constructId = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
