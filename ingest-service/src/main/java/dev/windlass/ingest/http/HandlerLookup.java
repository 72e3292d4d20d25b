package dev.windlass.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the handler of a request. Spring compares every pattern that has a variable with every request; here those are
 * passed over whose text before the first variable the path does not begin with.
 */
final class HandlerLookup extends RequestMappingHandlerMapping {
    private final Map<RequestMappingInfo, String> beginnings = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean literal = path.indexOf('%') < 0 && path.indexOf(';') < 0;
        return literal && !path.startsWith(beginnings.computeIfAbsent(info, HandlerLookup::beginning))
                ? null
                : super.getMatchingMapping(info, request);
    }

    private static String beginning(RequestMappingInfo info) {
        Set<String> patterns = info.getPatternValues();
        if (patterns.size() != 1) {
            return "";
        }
        String pattern = patterns.iterator().next();
        int variable = pattern.indexOf('{');
        return variable < 0 ? "" : pattern.substring(0, variable);
    }
}
