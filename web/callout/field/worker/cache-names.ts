/** Pictures of visits that were looked at; gone at logout. */
export const PICTURES = "engawa-field-pictures";
/** Parts of the type that were needed; the same in every build, by the hashes in their names. */
export const TYPE = "engawa-field-type";
/** Before the name of a build: its files, whole. */
export const BUILD = "engawa-field-build-";
