package dev.windlass.binding.core;

/** Where the authors of bindings hear of what is wrong with them. */
@FunctionalInterface
public interface Complaints {
    /** A binding could not be evaluated. Returns at once, and never fails. */
    void failed(BindingRef binding, String error);
}
