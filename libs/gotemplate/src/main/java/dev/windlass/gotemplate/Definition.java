package dev.windlass.gotemplate;

/**
 * A compiled template: a text's own, or one that it defines.
 *
 * @param nesting how many control structures and parentheses are within one another at most
 */
record Definition(Step body, int nesting) {}
