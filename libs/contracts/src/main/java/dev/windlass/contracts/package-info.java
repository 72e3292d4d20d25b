/** The messages and topics on which the services meet. Plain Java: no service, no framework. */
@NullMarked
package dev.windlass.contracts;

import org.jspecify.annotations.NullMarked;
