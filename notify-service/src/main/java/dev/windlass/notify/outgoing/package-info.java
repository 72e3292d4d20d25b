/** What holds for every outgoing connection: which addresses may be reached. */
@NullMarked
package dev.windlass.notify.outgoing;

import org.jspecify.annotations.NullMarked;
