package dev.windlass.ingest.http;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Paths that several templates describe: a Workflow may be named {@code submit}, and be got where another is submitted.
 * The narrower template gets the operations of the wider, so that each path names all its methods.
 */
final class ApiSiblings {
    private ApiSiblings() {}

    static void share(Paths paths) {
        Map<PathItem, Map<HttpMethod, Operation>> shared = new LinkedHashMap<>();
        paths.forEach((narrow, item) -> paths.forEach((wide, other) -> {
            if (!narrow.equals(wide) && covers(wide.split("/", -1), narrow.split("/", -1))) {
                other.readOperationsMap().forEach((method, operation) -> {
                    if (!item.readOperationsMap().containsKey(method)) {
                        shared.computeIfAbsent(item, it -> new LinkedHashMap<>())
                                .putIfAbsent(method, at(narrow, wide, operation));
                    }
                });
            }
        }));
        shared.forEach((item, operations) -> operations.forEach(item::operation));
    }

    /** Whether every segment is a variable or the same, and both overlap in more than their variables. */
    private static boolean covers(String[] wide, String[] narrow) {
        if (wide.length != narrow.length) {
            return false;
        }
        boolean narrower = false;
        for (int i = 0; i < wide.length; i++) {
            boolean same = wide[i].equals(narrow[i]) || (isVariable(wide[i]) && isVariable(narrow[i]));
            if (!same && (!isVariable(wide[i]) || narrow[i].isEmpty())) {
                return false;
            }
            narrower |= !same;
        }
        return narrower;
    }

    private static Operation at(String narrow, String wide, Operation operation) {
        String last = narrow.substring(narrow.lastIndexOf('/') + 1);
        return new Operation()
                .tags(operation.getTags())
                .summary(operation.getSummary() + " named " + last)
                .description(operation.getDescription())
                .parameters(parameters(narrow.split("/", -1), wide.split("/", -1), operation))
                .requestBody(
                        operation.getRequestBody() == null
                                ? null
                                : new RequestBody()
                                        .content(operation.getRequestBody().getContent()))
                .responses(operation.getResponses());
    }

    /** Those of the wider template under the names that the narrower has for them. */
    private static List<Parameter> parameters(String[] narrow, String[] wide, Operation operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter each : operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
            int place = List.of(wide).indexOf("{" + each.getName() + "}");
            if (!"path".equals(each.getIn()) || place < 0) {
                parameters.add(each);
            } else if (isVariable(narrow[place])) {
                parameters.add(copy(each).name(narrow[place].substring(1, narrow[place].length() - 1)));
            }
        }
        return parameters;
    }

    private static Parameter copy(Parameter parameter) {
        Parameter copy = new Parameter().name(parameter.getName()).in(parameter.getIn());
        copy.setDescription(parameter.getDescription());
        copy.setExample(parameter.getExample());
        copy.setSchema(parameter.getSchema());
        copy.setRequired(parameter.getRequired());
        return copy;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
