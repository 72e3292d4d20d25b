package dev.windlass.binding.core;

/** The bindings that are in force, compiled. */
@FunctionalInterface
public interface Bindings {
    /** The namespace's bindings as they are now. */
    NamespaceBindings in(String namespace);
}
