package dev.windlass.kube;

/**
 * The object that a Kubernetes Event is about.
 *
 * @param uid empty where it is not known
 */
public record EventSubject(String apiVersion, String kind, String namespace, String name, String uid) {}
