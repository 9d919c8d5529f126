declare const rowIdBrand: unique symbol;

/** Identifies a row. It stays the same when the row is edited and when rows above it are added or removed. */
export type RowId = number & { readonly [rowIdBrand]: true };
