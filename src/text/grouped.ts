/** Adds thousands separators to a decimal number: `3744.647` becomes `3,744.647`. The digits don't change. */
export function grouped(decimal: string): string {
  const [whole = '', ...fraction] = decimal.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}
