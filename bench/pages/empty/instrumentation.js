// Without one of its own, Turbopack finds the product's above, which wants a database.
export function register() {}
