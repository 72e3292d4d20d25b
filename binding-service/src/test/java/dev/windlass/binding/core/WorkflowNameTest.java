package dev.windlass.binding.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class WorkflowNameTest {
    /** What the API server takes for a custom resource's name. */
    private static final Pattern DNS_SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private static final int LONGEST_PREFIX = 300;

    @Test
    void everyPrefixOfWhichTheApiServerMakesANameGivesOneThatRuns() {
        var random = new Random(63);
        for (int length = 0; length <= LONGEST_PREFIX; length++) {
            for (int i = 0; i < 100; i++) {
                String prefix = prefix(random, length);
                String name = WorkflowName.generate(prefix, "event-" + i, "binding");
                assertThat(name).hasSizeLessThanOrEqualTo(63).matches(DNS_SUBDOMAIN);
                assertThat(name).startsWith(prefix.substring(0, Math.min(length, 53)));
            }
        }
    }

    @Test
    void namesOfOneLongPrefixDifferByEventAndBinding() {
        Set<String> names = new HashSet<>();
        for (int event = 0; event < 1_000; event++) {
            for (int binding = 0; binding < 100; binding++) {
                names.add(WorkflowName.generate("x".repeat(60), "event-" + event, "binding-" + binding));
            }
        }
        assertThat(names).hasSize(100_000);
    }

    @Test
    void theSameEventAndBindingGiveTheSameName() {
        assertThat(WorkflowName.generate("x-", "e", "b"))
                .isEqualTo(WorkflowName.generate("x-", "e", "b"))
                .isNotEqualTo(WorkflowName.generate("x-", "e", "c"))
                .isNotEqualTo(WorkflowName.generate("x-", "f", "b"));
    }

    /** Names as people write them: every beginning of a valid name, dots and dashes at its end included. */
    private static String prefix(Random random, int length) {
        var prefix = new StringBuilder(length);
        while (prefix.length() < length) {
            boolean letter = prefix.isEmpty() || "-.".indexOf(prefix.charAt(prefix.length() - 1)) >= 0;
            prefix.append(letter ? 'a' : "abc019-.".charAt(random.nextInt(8)));
        }
        return prefix.toString();
    }
}
