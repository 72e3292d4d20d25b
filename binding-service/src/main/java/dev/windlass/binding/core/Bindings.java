package dev.windlass.binding.core;

import java.util.List;

/** The bindings that are in force, compiled. */
public interface Bindings {
    /** The namespace's bindings by name. */
    List<CompiledBinding> in(String namespace);
}
