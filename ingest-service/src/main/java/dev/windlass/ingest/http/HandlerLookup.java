package dev.windlass.ingest.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

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

    /** The methods that the request's path has, in alphabetical order; none where nothing is at the path. */
    Set<String> methods(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        Set<String> methods = new TreeSet<>();
        for (RequestMappingInfo info : getHandlerMethods().keySet()) {
            PathPatternsRequestCondition paths = info.getPathPatternsCondition();
            if (paths != null && paths.getMatchingCondition(request) != null) {
                info.getMethodsCondition().getMethods().forEach(it -> methods.add(it.name()));
            }
        }
        return methods;
    }

    @Override
    protected @Nullable HandlerMethod handleNoMatch(
            Set<RequestMappingInfo> infos, String lookupPath, HttpServletRequest request) throws ServletException {
        Set<String> methods = methods(request);
        // Of use to the handshake of webhooks alone.
        methods.remove("OPTIONS");
        if (!methods.isEmpty()) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), methods);
        }
        return super.handleNoMatch(infos, lookupPath, request);
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
