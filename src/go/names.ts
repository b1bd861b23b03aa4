/** What Go's own packages call what this front end looks for by name. */
export const ORIGIN_OF_SPRINTF = 'fmt#Sprintf';
