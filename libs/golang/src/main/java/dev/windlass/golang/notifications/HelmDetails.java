package dev.windlass.golang.notifications;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Kind;
import dev.windlass.golang.NilPointer;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A Helm chart.
 *
 * @param name of the chart
 * @param valueFiles names of its files of values
 * @param parameters in order
 * @param values YAML text
 * @param fileParameters in order
 */
public record HelmDetails(
        String name,
        List<String> valueFiles,
        List<Parameter> parameters,
        String values,
        List<FileParameter> fileParameters) {
    static final Type TYPE = Type.pointerTo(Type.named(
            "shared.CustomHelmAppSpec", Kind.STRUCT, "GetFileParameterPathByName", "GetParameterValueByName"));
    static final NilPointer NONE = new NilPointer(TYPE, List.of("HelmAppSpec", "HelmParameterOverrides"));

    private static final Type SPEC = Type.named("apiclient.HelmAppSpec", Kind.STRUCT);
    private static final Type PARAMETER = Type.named("v1alpha1.HelmParameter", Kind.STRUCT);
    private static final Type PARAMETER_POINTER = Type.pointerTo(PARAMETER, "String");
    private static final Type FILE_POINTER =
            Type.pointerTo(Type.named("v1alpha1.HelmFileParameter", Kind.STRUCT), "String");

    public HelmDetails {
        valueFiles = List.copyOf(valueFiles);
        parameters = List.copyOf(parameters);
        fileParameters = List.copyOf(fileParameters);
    }

    /**
     * A parameter of a chart.
     *
     * @param forceString whether it is a string whatever it looks like
     */
    public record Parameter(String name, String value, boolean forceString) {
        Struct as(Type type) {
            Struct.Builder struct = Struct.of(type)
                    .field("Name", Type.STRING, name)
                    .field("Value", Type.STRING, value)
                    .field("ForceString", Type.BOOL, forceString);
            boolean pointer = type.kind() == Kind.POINTER;
            return pointer ? struct.text(text()).build() : struct.build();
        }

        private String text() {
            return "&HelmParameter{Name:" + name + ",Value:" + value + ",ForceString:" + forceString + ",}";
        }
    }

    /** A parameter whose value is the content of a file. */
    public record FileParameter(String name, String path) {
        Struct value() {
            return Struct.of(FILE_POINTER)
                    .field("Name", Type.STRING, name)
                    .field("Path", Type.STRING, path)
                    .text("&HelmFileParameter{Name:" + name + ",Path:" + path + ",}")
                    .build();
        }
    }

    Struct value(List<Parameter> overrides) {
        Struct spec = Struct.of(SPEC)
                .field("Name", Type.STRING, name)
                .field("ValueFiles", Type.STRINGS, Slice.strings(valueFiles))
                .field(
                        "Parameters",
                        Type.sliceOf(PARAMETER_POINTER),
                        Slice.copyOf(
                                PARAMETER_POINTER,
                                parameters.stream()
                                        .map(it -> it.as(PARAMETER_POINTER))
                                        .toList()))
                .field("Values", Type.STRING, values)
                .field(
                        "FileParameters",
                        Type.sliceOf(FILE_POINTER),
                        Slice.copyOf(
                                FILE_POINTER,
                                fileParameters.stream()
                                        .map(FileParameter::value)
                                        .toList()))
                .build();
        return Struct.of(TYPE)
                .field("HelmAppSpec", SPEC, spec)
                .field(
                        "HelmParameterOverrides",
                        Type.sliceOf(PARAMETER),
                        Slice.copyOf(
                                PARAMETER,
                                overrides.stream().map(it -> it.as(PARAMETER)).toList()))
                .method(byName("GetParameterValueByName", wanted -> parameter(overrides, wanted)))
                .method(byName("GetFileParameterPathByName", this::path))
                .build();
    }

    private static GoFunction byName(String method, UnaryOperator<String> body) {
        Type type = Type.func(List.of(Type.STRING), List.of(Type.STRING), false);
        return GoFunction.of(method, type, (budget, args) -> body.apply(String.valueOf(args[0])));
    }

    private String parameter(List<Parameter> overrides, String wanted) {
        return Stream.concat(overrides.stream(), parameters.stream())
                .filter(it -> it.name().equals(wanted))
                .map(Parameter::value)
                .findFirst()
                .orElse("");
    }

    private String path(String wanted) {
        return fileParameters.stream()
                .filter(it -> it.name().equals(wanted))
                .map(FileParameter::path)
                .findFirst()
                .orElse("");
    }
}
