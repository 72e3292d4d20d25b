package dev.windlass.gotemplate;

import java.io.IOException;

/** A compiled node that writes output or controls what does. */
@FunctionalInterface
interface Step {
    Flow run(Execution execution) throws IOException;
}
