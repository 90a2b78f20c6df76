/** Groups smaller than this are not shown: they would be about persons. */
export const smallestGroup = 5;
