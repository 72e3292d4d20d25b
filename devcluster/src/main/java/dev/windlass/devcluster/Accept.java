package dev.windlass.devcluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The form a client wants its answer in.
 *
 * @param as Table, PartialObjectMetadata, PartialObjectMetadataList, APIGroupDiscoveryList; empty for the object itself
 * @param group the group of {@code as}
 * @param version the version of {@code as}
 */
record Accept(boolean yaml, String as, String group, String version) {
    static final Accept JSON = new Accept(false, "", "", "");
    private static final List<String> MEDIA_TYPES =
            List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");

    /** All that the header names and this server can give, the client's first choice first. */
    static List<Accept> all(String header) {
        List<Accept> all = new ArrayList<>();
        for (String range : header.isEmpty() ? List.of("*/*") : List.of(header.split(",", -1))) {
            String[] parts = range.strip().split("\\s*;\\s*", -1);
            Map<String, String> params = new HashMap<>();
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                params.put(equals < 0 ? parts[i] : parts[i].substring(0, equals), parts[i].substring(equals + 1));
            }
            boolean yaml = parts[0].equals("application/yaml");
            if (yaml
                    || parts[0].equals("application/json")
                    || parts[0].equals("*/*")
                    || parts[0].equals("application/*")) {
                all.add(new Accept(
                        yaml,
                        params.getOrDefault("as", ""),
                        params.getOrDefault("g", ""),
                        params.getOrDefault("v", "")));
            }
        }
        return all;
    }

    /** For one object or a list of them. */
    static Accept ofObjects(String header, boolean tables) {
        for (Accept wish : all(header)) {
            if (wish.as.isEmpty() || (wish.group.equals("meta.k8s.io") && wish.known(tables))) {
                return wish;
            }
        }
        throw Failures.notAcceptable(MEDIA_TYPES);
    }

    private boolean known(boolean tables) {
        boolean served = version.equals("v1") || version.equals("v1beta1");
        return served
                && (as.equals("PartialObjectMetadata")
                        || as.equals("PartialObjectMetadataList")
                        || (tables && as.equals("Table")));
    }

    boolean table() {
        return as.equals("Table");
    }

    boolean partial() {
        return as.startsWith("PartialObjectMetadata");
    }
}
