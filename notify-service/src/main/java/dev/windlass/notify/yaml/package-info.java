/**
 * YAML as Argo CD reads it: YAML 1.1's booleans, duplicate keys of which the last counts, field names in any letter
 * case, numbers and booleans where a string is wanted.
 */
@NullMarked
package dev.windlass.notify.yaml;

import org.jspecify.annotations.NullMarked;
