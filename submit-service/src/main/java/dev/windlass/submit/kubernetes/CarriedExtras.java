package dev.windlass.submit.kubernetes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of a caller's extras are carried when he is impersonated: those that are wanted, without those that the service
 * was found not to be allowed to impersonate.
 */
public final class CarriedExtras {
    private static final Logger log = LoggerFactory.getLogger(CarriedExtras.class);
    private static final int MOST_REMEMBERED = 1000;
    private static final String ALL = "*";

    private final Set<String> wanted;
    private final Cache<String, Boolean> refused;

    /**
     * Extras.
     *
     * @param wanted their keys; {@code *} for all
     * @param refusedTtl how long a refused one is left out before it is tried again
     */
    public CarriedExtras(Set<String> wanted, Duration refusedTtl) {
        this.wanted = Set.copyOf(wanted);
        this.refused = Caffeine.newBuilder()
                .expireAfterWrite(refusedTtl)
                .maximumSize(MOST_REMEMBERED)
                .build();
    }

    Map<String, List<String>> of(Map<String, List<String>> extra) {
        Map<String, List<String>> carried = new LinkedHashMap<>(extra);
        carried.keySet().removeIf(it -> !isWanted(it) || refused.getIfPresent(folded(it)) != null);
        return carried;
    }

    /** The API server did not let this one be impersonated. */
    void refuse(String key) {
        if (refused.asMap().put(folded(key), true) == null) {
            log.warn(
                    "Callers are impersonated without their extra {}: the service's account lacks the right to impersonate"
                            + " userextras/{} (authentication.k8s.io). Grant it, or leave the extra out of"
                            + " windlass.submit.impersonate-extras",
                    key,
                    key);
        }
    }

    private boolean isWanted(String key) {
        return wanted.contains(ALL) || wanted.contains(key);
    }

    /** The API server knows a key in lower case only. */
    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
