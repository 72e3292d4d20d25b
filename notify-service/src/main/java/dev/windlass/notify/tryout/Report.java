package dev.windlass.notify.tryout;

import java.util.List;

/**
 * What a trial came to.
 *
 * @param lines for people, without secrets
 * @param sound whether no entry is off, and nothing failed or would fail
 */
record Report(List<String> lines, boolean sound) {
    Report {
        lines = List.copyOf(lines);
    }
}
