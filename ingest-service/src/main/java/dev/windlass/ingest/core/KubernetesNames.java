package dev.windlass.ingest.core;

import java.util.regex.Pattern;

/** Names as Kubernetes has them. */
public final class KubernetesNames {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");

    private KubernetesNames() {}

    public static void requireNamespace(String namespace) throws Rejection {
        if (!LABEL.matcher(namespace).matches()) {
            throw new Rejection(
                    Rejection.Reason.INVALID,
                    "the namespace must be a DNS label: at most 63 of a-z, 0-9 and -, with a letter or digit at both ends");
        }
    }

    public static void requireName(String what, String name) throws Rejection {
        if (!SUBDOMAIN.matcher(name).matches()) {
            throw new Rejection(
                    Rejection.Reason.INVALID,
                    "the " + what + " must be a DNS subdomain: at most 253 of a-z, 0-9, - and ., with a letter or digit"
                            + " at both ends");
        }
    }
}
