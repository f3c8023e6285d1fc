/**
 * The database cannot be used, for a reason that its operator can do something about. The message
 * says what.
 */
export class DatabaseError extends Error {}
