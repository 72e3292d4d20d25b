package dev.windlass.binding.core;

/** Which WorkflowEventBinding it is; its uid tells it from another that bore its name before. */
public record BindingRef(String namespace, String name, String uid) {}
