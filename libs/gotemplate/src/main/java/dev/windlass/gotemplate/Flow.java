package dev.windlass.gotemplate;

/** How a step ended. */
enum Flow {
    ON,
    BREAK,
    CONTINUE
}
